import { inArray, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { offers, registrations } from './table.ts'

const hour = 3_600_000
const shortestOffer = hour / 2

/**
 * A move up leaves a place behind, and a kind that fills up leaves the rest of its line to their next wish: the next round
 * gives those places away. What takes more rounds than this is found by cron.
 */
const rounds = 4

/** When the line of an event stops: hours before its start, or its end. */
export const cutoff = sql<number>`coalesce(events.starts_at - events.waitlist_cutoff_hours * ${hour}, events.ends_at)`

/** Places of a kind that a round may give away: none once the event is cancelled or its line has stopped. */
const free = (ctx: Ctx) => sql`case
  when events.state <> 'published' or ${ctx.now.getTime()} >= ${cutoff} then 0
  when place_kinds.capacity is null then 1000000000
  else max(0, place_kinds.capacity - place_kinds.taken) end`

/** Leaves out who has an offer already. */
export const hasNoOffer = sql`not exists (
  select 1 from offers held where held.registration_id = next.registration_id and held.state = 'open')`

/** The next in a line behind a place in it, leaving out who has an offer already, and who has a better kind to get that is free. */
const nextLine = (kind: string, behind: string) => sql`(
  select line from wishes next
  where next.place_kind_id = ${sql.raw(kind)} and next.line > ${sql.raw(behind)} and ${hasNoOffer}
    and not exists (select 1 from wishes better cross join place_kinds on place_kinds.id = better.place_kind_id
      where better.registration_id = next.registration_id and better.rank < next.rank
        and (place_kinds.capacity is null or place_kinds.taken < place_kinds.capacity))
  order by line limit 1)`

/**
 * The first in each line, as many as it has free places. Nobody stands in two of them: each is sought in the line of the
 * best kind that is free. Walks along each line only as far as places are free: LIMIT takes no column, and a window would
 * read the whole line.
 */
const firstInLine = (ctx: Ctx, eventId: string) => sql`(
  with recursive walk (kind, line, left) as (
    select place_kinds.id, ${nextLine('place_kinds.id', '-1')}, ${free(ctx)}
    from events cross join place_kinds on place_kinds.event_id = events.id
    where events.id = ${eventId} and ${free(ctx)} > 0
    union all
    select kind, ${nextLine('walk.kind', 'walk.line')}, walk.left - 1 from walk where walk.left > 1 and walk.line is not null
  )
  select wishes.registration_id as registration_id, wishes.place_kind_id as place_kind_id, wishes.event_id as event_id
  from walk cross join wishes on wishes.place_kind_id = walk.kind and wishes.line = walk.line)`

/** An offer stands for a quarter of the time that is left, between half an hour and the event's own limit, and never beyond the cut-off. */
const expiry = (ctx: Ctx) => sql`min(${cutoff},
  ${ctx.now.getTime()} + min(events.offer_hours * ${hour}, max(${shortestOffer}, (${cutoff} - ${ctx.now.getTime()}) / 4)))`

/** Gives each free place to the first who wishes for it, or offers it to them, as the event is set. */
const giveStatement = (ctx: Ctx, eventId: string, round: string) =>
  insertFrom(
    ctx.db,
    offers,
    {
      id: rowIds(ctx),
      eventId: sql`chosen.event_id`,
      registrationId: sql`chosen.registration_id`,
      placeKindId: sql`chosen.place_kind_id`,
      fromPlaceKindId: sql`case when registrations.state = 'confirmed' then registrations.place_kind_id end`,
      round,
      state: sql`case when events.waitlist_mode = 'offers' then 'open' else 'accepted' end`,
      madeAt: ctx.now,
      expiresAt: sql`case when events.waitlist_mode = 'offers' then ${expiry(ctx)} end`,
      settledAt: sql`case when events.waitlist_mode = 'offers' then null else ${ctx.now.getTime()} end`,
    },
    sql`from ${firstInLine(ctx, eventId)} chosen join registrations on registrations.id = chosen.registration_id
      join events on events.id = chosen.event_id`,
  )

/** A column of the offer that a registration got in a round. */
const got = (round: string, column: 'id' | 'state' | 'place_kind_id') => sql`(
  select ${sql.raw(column)} from offers where round = ${round} and offers.registration_id = ${registrations.id})`

/** One round: the offers, a mail and a line of the history for each, and what follows for the registrations. */
function roundStatements(ctx: Ctx, eventId: string) {
  const round = uuidv7(ctx.now)
  const where = inArray(registrations.id, sql`(select registration_id from offers where round = ${round})`)
  const news = sql`case ${got(round, 'state')} when 'open' then 'registration.offered' else 'registration.promoted' end`
  const isTaken = sql`${got(round, 'state')} = 'accepted'`
  return [
    giveStatement(ctx, eventId, round),
    tellStatement(ctx, { template: news, where, occasion: got(round, 'id') }),
    noteStatement(ctx, { action: news, actorId: null, where }),
    ctx.db
      .update(registrations)
      .set({
        state: sql`case when ${isTaken} then 'confirmed' when ${registrations.state} = 'waitlisted' then 'offered'
          else ${registrations.state} end`,
        placeKindId: sql`case when ${isTaken} then ${got(round, 'place_kind_id')} else ${registrations.placeKindId} end`,
        promotedAt: sql`case when ${isTaken} then ${ctx.now.getTime()} else ${registrations.promotedAt} end`,
        updatedAt: ctx.now,
      })
      .where(where),
  ]
}

/** Gives free places to the first in each line and mails them; goes behind whatever freed the places, in its batch. */
export const promotionStatements = (ctx: Ctx, eventId: string): Statement[] =>
  Array.from({ length: rounds }, () => roundStatements(ctx, eventId)).flat()
