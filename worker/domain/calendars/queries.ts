import { eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { shortNamesOfHosts } from '../events/queries.ts'
import { type EventKind, events } from '../events/table.ts'
import { organizations } from '../organizations/table.ts'
import { releasedSessions } from '../programme/frozen.ts'
import { type FrozenProgramme, type FrozenTexts, programmeVersions as versions } from '../programme/table.ts'
import type { CalendarEvent, RemovedSession } from './subject.ts'

/** The newest events that a feed of many holds: more would cost more CPU than a free plan gives a request. */
const feedSize = 200

/** A query of the ids of events. */
export type EventIds = SQL<string>

const ofKind = (kind: EventKind | undefined) => (kind ? sql`and events.kind = ${kind}` : sql``)

/** Every listed event; two queries, so that each runs along the index by end and stops at its limit. */
export function listedIds(kind: EventKind | undefined): EventIds {
  const inState = (state: 'published' | 'cancelled') => sql`select id from (
    select id from events where state = ${state} and archived_at is null ${ofKind(kind)} order by ends_at desc limit ${feedSize})`
  return sql`(${inState('published')} union all ${inState('cancelled')})`
}

/** The events that an organization has agreed to have any part in; the state is kept out of reach of the index of all public events. */
export const hostedIds = (slug: string, kind: EventKind | undefined): EventIds => sql`(
  select events.id from organizations
  join event_hosts on event_hosts.organization_id = organizations.id and event_hosts.accepted_at is not null
  join events on events.id = event_hosts.event_id
  where organizations.slug = ${slug} and +events.state in ('published', 'cancelled') ${ofKind(kind)}
  order by events.ends_at desc, events.id desc limit ${feedSize})`

const eventsStatement = (ctx: Ctx, ids: EventIds) =>
  ctx.db
    .select({ event: events, organizerName: organizations.name, hosts: shortNamesOfHosts.as('hosts') })
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(sql`${events.id} in ${ids}`)

const isNewest = sql`${versions.number} = (
  select max(newest.number) from programme_versions newest where newest.event_id = ${versions.eventId})`

const programmesStatement = (ctx: Ctx, ids: EventIds) =>
  ctx.db
    .select({ eventId: versions.eventId, programme: versions.programme })
    .from(versions)
    .where(sql`${versions.eventId} in ${ids} and ${isNewest}`)

/** The same with its texts: too much for a feed of many. */
const wholeProgrammesStatement = (ctx: Ctx, ids: EventIds) =>
  ctx.db
    .select({ eventId: versions.eventId, programme: versions.programme, texts: versions.texts })
    .from(versions)
    .where(sql`${versions.eventId} in ${ids} and ${isNewest}`)

/** Programmes that lost a session or its time in the last 30 days, reduced to those sessions and as they were before. */
const removedStatement = (ctx: Ctx, ids: EventIds) => {
  const since = ctx.now.getTime() - 30 * 86_400_000
  return ctx.db
    .select({
      eventId: sql<string>`released.event_id`.as('removed_from'),
      removedAt: sql<Date>`released.released_at`.mapWith((at: number) => new Date(at)).as('removed_at'),
      programme: sql<FrozenProgramme>`json_set(before.programme, '$.sessions', (
          select json_group_array(json(one.value)) from json_each(before.programme, '$.sessions') one
          where one.value ->> 'startsAt' is not null and one.value ->> 'number' in (
            select change.value ->> 'number' from json_each(released.changes) change where ${isLoss})))`
        .mapWith((json: string): FrozenProgramme => JSON.parse(json))
        .as('programme_before'),
    })
    .from(
      sql`programme_versions released join programme_versions before
        on before.event_id = released.event_id and before.number = released.number - 1`,
    )
    .where(
      sql`released.event_id in ${ids} and released.released_at > ${since}
        and exists (select 1 from json_each(released.changes) change where ${isLoss})`,
    )
    .orderBy(sql`released.number`)
}

const isLoss = sql`(change.value ->> 'kind' = 'removed'
  or (change.value ->> 'kind' = 'moved' and change.value -> 'to' ->> 'startsAt' is null))`

type Answer<T extends (ctx: Ctx, ids: EventIds) => PromiseLike<unknown>> = Awaited<ReturnType<T>>

/** What was lost and is not back, as it was when it was lost last. */
function removedOf(losses: Answer<typeof removedStatement>, present: FrozenProgramme | undefined): RemovedSession[] {
  const timed = new Set(present?.sessions.filter(({ startsAt }) => startsAt !== null).map(({ id }) => id))
  const lost = losses.flatMap(({ programme, removedAt }) =>
    releasedSessions(programme).map((session) => ({ session, removedAt })),
  )
  return [...new Map(lost.map((one) => [one.session.id, one])).values()].filter(({ session }) => !timed.has(session.id))
}

type Programme = { eventId: string; programme: FrozenProgramme; texts?: FrozenTexts }

/** The answers to the statements below put together. */
export function calendarEventsOf(
  rows: Answer<typeof eventsStatement>,
  programmes: readonly Programme[],
  losses: Answer<typeof removedStatement>,
): CalendarEvent[] {
  const programmeOf = new Map(programmes.map((one) => [one.eventId, one]))
  const lossesOf = Map.groupBy(losses, ({ eventId }) => eventId)
  return rows.map((row) => {
    const newest = programmeOf.get(row.event.id)
    return {
      ...row,
      sessions: newest ? releasedSessions(newest.programme) : [],
      removed: removedOf(lossesOf.get(row.event.id) ?? [], newest?.programme),
      ...(newest?.texts ? { abstracts: newest.texts.sessions } : {}),
    }
  })
}

/** Events with their newest releases, for a feed of many: without abstracts. */
export const calendarEventStatements = (ctx: Ctx, ids: EventIds) =>
  [eventsStatement(ctx, ids), programmesStatement(ctx, ids), removedStatement(ctx, ids)] as const

/** The same with abstracts, for a feed of one event or few. */
export const wholeCalendarEventStatements = (ctx: Ctx, ids: EventIds) =>
  [eventsStatement(ctx, ids), wholeProgrammesStatement(ctx, ids), removedStatement(ctx, ids)] as const
