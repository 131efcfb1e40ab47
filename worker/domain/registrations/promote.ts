import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { noteStatement } from './audit.ts'
import { among } from './live.ts'
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

/** Whom a round serves: the whole line, or only who was approved this moment. */
type Served = 'line' | 'approved'

/** Places of a kind that a round may give away: none once the event is cancelled or its line has stopped; an approval is the organiser's word, which holds until the end. */
const free = (ctx: Ctx, served: Served) => sql`case
  when events.state <> 'published' or ${ctx.now.getTime()} >= ${served === 'line' ? cutoff : sql`events.ends_at`} then 0
  when place_kinds.capacity is null then 1000000000
  else max(0, place_kinds.capacity - place_kinds.taken) end`

/** Leaves out who has an offer already. */
export const hasNoOffer = sql`not exists (
  select 1 from offers held where held.registration_id = next.registration_id and held.state = 'open')`

/** Leaves out who is sure of a better kind: who stands in its line no further behind than it has free places. */
const hasNothingBetter = sql`not exists (select 1 from wishes better cross join reach on reach.kind = better.place_kind_id
  where better.registration_id = next.registration_id and better.rank < next.rank and better.line <= reach.line)`

/** Whether the place in line at which a walk stands is that of somebody whom the round serves. */
const isServed = (ctx: Ctx, served: Served, walk: SQL) =>
  served === 'line'
    ? sql`true`
    : sql`exists (select 1 from wishes own join registrations on registrations.id = own.registration_id
        where own.place_kind_id = ${walk}.kind and own.line = ${walk}.line
          and registrations.decision = 'approved' and registrations.decided_at = ${ctx.now.getTime()})`

interface Walk {
  eventId: string
  served: Served
  name: 'first' | 'walk'
  /** Whom it does not pass over. */
  counts: SQL
}

/**
 * Walks along each line only as far as places are free, and no further than to somebody whom the round does not serve:
 * LIMIT takes no column, and a window would read the whole line.
 */
const walkOf = (ctx: Ctx, { eventId, served, name, counts }: Walk) => {
  const walk = sql.raw(name)
  const nextLine = (kind: SQL, behind: SQL) => sql`(select line from wishes next
    where next.place_kind_id = ${kind} and next.line > ${behind} and ${counts} order by line limit 1)`
  return sql`${walk} (kind, line, left) as (
    select place_kinds.id, ${nextLine(sql`place_kinds.id`, sql`-1`)}, ${free(ctx, served)}
    from events cross join place_kinds on place_kinds.event_id = events.id
    where events.id = ${eventId} and ${free(ctx, served)} > 0
    union all
    select kind, ${nextLine(sql`${walk}.kind`, sql`${walk}.line`)}, left - 1 from ${walk}
    where left > 1 and line is not null and ${isServed(ctx, served, walk)})`
}

/**
 * The first in each line, as many as it has free places, each with the best kind that falls to them. Who is sure of a
 * better kind is passed over; who only hopes for one is not, so that nobody behind them gets what they wish for too.
 */
const firstInLine = (ctx: Ctx, eventId: string, served: Served) => sql`(
  with recursive ${walkOf(ctx, { eventId, served, name: 'first', counts: hasNoOffer })},
  reach (kind, line) as materialized (
    select kind, max(line) from first where line is not null and ${isServed(ctx, served, sql`first`)} group by kind),
  ${walkOf(ctx, { eventId, served, name: 'walk', counts: sql`${hasNoOffer} and ${hasNothingBetter}` })}
  select wishes.registration_id as registration_id, wishes.place_kind_id as place_kind_id,
    wishes.event_id as event_id, min(wishes.rank) as rank
  from walk cross join wishes on wishes.place_kind_id = walk.kind and wishes.line = walk.line
  where ${isServed(ctx, served, sql`walk`)} group by wishes.registration_id)`

/** An offer stands for a quarter of the time that is left, between half an hour and the event's own limit, and never beyond the cut-off. */
const expiry = (ctx: Ctx) => sql`min(${cutoff},
  ${ctx.now.getTime()} + min(events.offer_hours * ${hour}, max(${shortestOffer}, (${cutoff} - ${ctx.now.getTime()}) / 4)))`

interface Round {
  eventId: string
  served: Served
  /** Marks the offers that are made in it. */
  id: string
}

/** Gives each free place to the first who wishes for it, or offers it to them, as the event is set; who is approved has agreed already. */
const giveStatement = (ctx: Ctx, { eventId, served, id }: Round) => {
  const isOffered = served === 'line' ? sql`events.waitlist_mode = 'offers'` : sql`false`
  return insertFrom(
    ctx.db,
    offers,
    {
      id: rowIds(ctx),
      eventId: sql`chosen.event_id`,
      registrationId: sql`chosen.registration_id`,
      placeKindId: sql`chosen.place_kind_id`,
      fromPlaceKindId: sql`case when registrations.state = 'confirmed' then registrations.place_kind_id end`,
      round: id,
      state: sql`case when ${isOffered} then 'open' else 'accepted' end`,
      madeAt: ctx.now,
      expiresAt: sql`case when ${isOffered} then ${expiry(ctx)} end`,
      settledAt: sql`case when ${isOffered} then null else ${ctx.now.getTime()} end`,
    },
    sql`from ${firstInLine(ctx, eventId, served)} chosen join registrations on registrations.id = chosen.registration_id
      join events on events.id = chosen.event_id`,
  )
}

/** A column of the offer that a registration got in a round. */
const got = (round: string, column: 'state' | 'place_kind_id') => sql`(
  select ${sql.raw(column)} from offers where round = ${round} and offers.registration_id = ${registrations.id})`

/** One round: the offers, a line of the history for each, and what follows for the registrations. */
function roundStatements(ctx: Ctx, round: Round) {
  const where = inArray(registrations.id, sql`(select registration_id from offers where round = ${round.id})`)
  const isTaken = sql`${got(round.id, 'state')} = 'accepted'`
  return [
    giveStatement(ctx, round),
    noteStatement(ctx, {
      action: sql`case when ${isTaken} then 'registration.promoted' else 'registration.offered' end`,
      actorId: null,
      where,
    }),
    ctx.db
      .update(registrations)
      .set({
        state: sql`case when ${isTaken} then 'confirmed' when ${registrations.state} = 'waitlisted' then 'offered'
          else ${registrations.state} end`,
        placeKindId: sql`case when ${isTaken} then ${got(round.id, 'place_kind_id')} else ${registrations.placeKindId} end`,
        promotedAt: sql`case when ${isTaken} then ${ctx.now.getTime()} else ${registrations.promotedAt} end`,
        updatedAt: ctx.now,
      })
      .where(where),
  ]
}

const newsOf = { accepted: 'registration.promoted', open: 'registration.offered' } as const

/** Tells each person once what came of several rounds: the last place that is theirs, and the one that is held for them. The + keeps SQLite from reading what was accepted anywhere. */
const newsStatement = (ctx: Ctx, rounds: readonly Round[], state: keyof typeof newsOf) => {
  const made = sql`+offers.state = ${state} and offers.round in ${among(rounds.map(({ id }) => id))}`
  return tellStatement(ctx, {
    template: newsOf[state],
    where: inArray(registrations.id, sql`(select registration_id from offers where ${made})`),
    occasion: sql`(select id from offers where offers.registration_id = ${registrations.id} and ${made} order by offers.rowid desc limit 1)`,
  })
}

function handOnStatements(ctx: Ctx, eventId: string, whom: readonly Served[]): Statement[] {
  const all = whom.flatMap((served) => Array.from({ length: rounds }, () => ({ eventId, served, id: uuidv7(ctx.now) })))
  return [
    ...all.flatMap((round) => roundStatements(ctx, round)),
    newsStatement(ctx, all, 'accepted'),
    newsStatement(ctx, all, 'open'),
  ]
}

/** Gives free places to the first in each line and mails them; goes behind whatever freed the places, in its batch. */
export const promotionStatements = (ctx: Ctx, eventId: string): Statement[] => handOnStatements(ctx, eventId, ['line'])

/**
 * The same once approvals are announced: first those approved at `ctx.now` take what is free and nobody before them waits
 * for, without an offer to be accepted and after the cut-off too; then the line moves on.
 */
export const approvalStatements = (ctx: Ctx, eventId: string): Statement[] =>
  handOnStatements(ctx, eventId, ['approved', 'line'])
