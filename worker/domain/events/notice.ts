import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { changedOne, insertFrom } from '#worker/core/sql.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { type Known, newsFrom, quietFor } from './news.ts'
import { type EventRow, eventNotices, events } from './table.ts'

/** In SQL, the same as `newsOf` of a waiting notice `n` and its event `e`. */
const isEventNews = sql`(abs(e.starts_at - n.from_starts_at) >= ${newsFrom} or e.place <> n.from_place or e.online_url is not n.from_online_url)`

/** The kinds `kind` that moved, with where they `was`. They stand below events in the order of nouns: named in SQL, not imported. */
export const movedKinds = (notice: 'n' | 'event_notices') => sql`from json_each(${sql.raw(notice)}.from_kinds) was
  join place_kinds kind on kind.id = was.key where json(kind.place) <> json(was.value)`

const isNews = sql`(${isEventNews} or exists (select 1 ${movedKinds('n')}))`

/** Keeps what registrants know before an edit changes it; an edit in the quiet period only begins it anew. Comes before the update. */
export const noticeStatement = (ctx: Ctx, eventId: string, next: Known) =>
  insertFrom(
    ctx.db,
    eventNotices,
    {
      id: uuidv7(ctx.now),
      eventId: sql`e.id`,
      state: 'waiting',
      dueAt: new Date(ctx.now.getTime() + quietFor),
      fromStartsAt: sql`e.starts_at`,
      fromPlace: sql`e.place`,
      fromOnlineUrl: sql`e.online_url`,
      createdAt: ctx.now,
    },
    sql`from ${events} e where e.id = ${eventId} and e.state = 'published' and e.ends_at > ${ctx.now.getTime()}
      and (e.starts_at <> ${next.startsAt.getTime()} or e.place <> ${JSON.stringify(next.place)} or e.online_url is not ${next.onlineUrl})`,
  ).onConflictDoUpdate({
    target: eventNotices.eventId,
    targetWhere: sql`state = 'waiting'`,
    set: { dueAt: sql`excluded.due_at` },
  })

interface KindEdit {
  eventId: string
  placeKindId: string
  /** As it becomes. */
  place: Localized
}

/** Keeps the address of a place kind that registrants know before an edit changes it; several edits keep the first. Comes before the update. */
export function kindNoticeStatement(ctx: Ctx, { eventId, placeKindId, place }: KindEdit) {
  const path = `$."${placeKindId}"`
  return insertFrom(
    ctx.db,
    eventNotices,
    {
      id: uuidv7(ctx.now),
      eventId: sql`e.id`,
      state: 'waiting',
      dueAt: new Date(ctx.now.getTime() + quietFor),
      fromStartsAt: sql`e.starts_at`,
      fromPlace: sql`e.place`,
      fromOnlineUrl: sql`e.online_url`,
      fromKinds: sql`json_object(kind.id, json(kind.place))`,
      createdAt: ctx.now,
    },
    sql`from place_kinds kind join ${events} e on e.id = kind.event_id where kind.id = ${placeKindId} and e.id = ${eventId}
      and e.state = 'published' and e.ends_at > ${ctx.now.getTime()} and json(kind.place) <> json(${JSON.stringify(place)})`,
  ).onConflictDoUpdate({
    target: eventNotices.eventId,
    targetWhere: sql`state = 'waiting'`,
    set: {
      dueAt: sql`excluded.due_at`,
      fromKinds: sql`json_insert(event_notices.from_kinds, ${path}, json(json_extract(excluded.from_kinds, ${path})))`,
    },
  })
}

const isDue = (ctx: Ctx) => sql`n.state = 'waiting' and n.due_at <= ${ctx.now.getTime()}`

/** The events whose registrants are to be told now. */
export const toldEventIds = (ctx: Ctx): SQL =>
  sql`(select e.id from ${eventNotices} n join ${events} e on e.id = n.event_id
    where ${isDue(ctx)} and e.state = 'published' and e.ends_at > ${ctx.now.getTime()} and ${isNews})`

/** Inside a query of `registrations`: whether the change that waits is one for who holds that place: the event's, or their own kind's. */
export const concernsHolder = sql`exists (select 1 from ${eventNotices} n join ${events} e on e.id = n.event_id
  where n.event_id = registrations.event_id and n.state = 'waiting'
    and (${isEventNews} or exists (select 1 ${movedKinds('n')} and kind.id = registrations.place_kind_id)))`

/** Closes what is due: told where it is news, dropped where it came to nothing. After the mails, in their batch. */
export const closeNoticesStatement = (ctx: Ctx) =>
  ctx.db
    .update(eventNotices)
    .set({
      state: sql`case when ${eventNotices.eventId} in ${toldEventIds(ctx)} then 'told' else 'dropped' end`,
      settledAt: ctx.now,
    })
    .where(sql`id in (select n.id from ${eventNotices} n where ${isDue(ctx)})`)

/** The one notice of an event that waits. */
export const isWaiting = (eventId: string) => and(eq(eventNotices.eventId, eventId), sql`state = 'waiting'`)

/** Inside a query of `events`: whether a change waits that is worth telling. */
export const hasNews = sql`exists (select 1 from ${eventNotices} n join ${events} e on e.id = n.event_id
  where n.event_id = events.id and n.state = 'waiting' and ${isNews})`

interface Decision {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
}

const noteStatement = (ctx: Ctx, { actorId, event }: Decision, action: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: event.id, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** Nobody is told of the change that waits; where none does any more, nothing happens. */
export async function dropNotice(ctx: Ctx, decision: Decision): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(eventNotices).set({ state: 'dropped', settledAt: ctx.now }).where(isWaiting(decision.event.id)),
    noteStatement(ctx, decision, 'notice.dropped'),
  ])
}

/** Ends the quiet period: who is registered is told by the next run. */
export async function hastenNotice(ctx: Ctx, decision: Decision): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(eventNotices)
      .set({ dueAt: ctx.now })
      .where(and(isWaiting(decision.event.id), gt(eventNotices.dueAt, ctx.now))),
    noteStatement(ctx, decision, 'notice.hastened'),
  ])
}
