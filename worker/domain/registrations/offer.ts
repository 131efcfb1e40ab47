import { and, count, eq, exists, gt, inArray, lte, min, type SQL, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom } from '#worker/core/sql.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { cutoff, hasNoOffer, promotionStatements } from './promote.ts'
import { isBetter } from './queue.ts'
import { type OfferRow, offers, registrations, wishes } from './table.ts'

/** So often an offer may lapse before its wish ends: whoever does not answer is not asked for ever. */
const maxLapses = 3

const settleStatement = (ctx: Ctx, state: OfferRow['state'], where: SQL | undefined) =>
  ctx.db
    .update(offers)
    .set({ state, settledAt: ctx.now })
    .where(and(eq(offers.state, 'open'), where))

/** The answer to one offer: to another one made meanwhile it says nothing. */
type Answered = Pick<OfferRow, 'id' | 'registrationId' | 'eventId'>

const openOffer = (ctx: Ctx, { id, registrationId, eventId }: Answered) =>
  and(
    eq(offers.id, id),
    eq(offers.registrationId, registrationId),
    eq(offers.state, 'open'),
    exists(
      ctx.db
        .select({ id: events.id })
        .from(events)
        .where(and(eq(events.id, eventId), eq(events.state, 'published'), gt(events.endsAt, ctx.now))),
    ),
  )

/** Who holds the offers of a condition. What follows is written before they are settled: answered twice at once, it is written once. */
const holders = (ctx: Ctx, open: SQL | undefined) =>
  inArray(registrations.id, ctx.db.select({ id: offers.registrationId }).from(offers).where(open))

const answerStatement = (ctx: Ctx, { id, registrationId }: Answered) =>
  ctx.db
    .select({ state: offers.state })
    .from(offers)
    .where(and(eq(offers.id, id), eq(offers.registrationId, registrationId)))

/** Takes the place that is offered; the one held before goes to the next in its line. Twice is once. Throws `offer.over` where it lapsed or was taken back. */
export async function acceptOffer(ctx: Ctx, offer: Answered): Promise<void> {
  const open = and(openOffer(ctx, offer), gt(offers.expiresAt, ctx.now))
  const where = holders(ctx, open)
  const [, , , , [answer]] = await ctx.db.batch([
    tellStatement(ctx, { template: 'registration.promoted', where, occasion: sql`${offer.id}` }),
    noteStatement(ctx, { action: 'registration.offer_accepted', actorId: null, where }),
    ctx.db
      .update(registrations)
      .set({
        state: 'confirmed',
        placeKindId: sql`(select place_kind_id from offers where id = ${offer.id})`,
        promotedAt: ctx.now,
        updatedAt: ctx.now,
      })
      .where(where),
    settleStatement(ctx, 'accepted', open),
    answerStatement(ctx, offer),
    ...promotionStatements(ctx, offer.eventId),
  ])
  if (answer?.state !== 'accepted') throw new Problem('offer.over')
}

/** Where somebody without a place gives up the last thing they wished for, the registration ends. */
const nothingLeft = sql`not exists (select 1 from wishes where wishes.registration_id = registrations.id)`

/** What is wished for most once an offer is declined. */
const bestWish = sql`(select place_kind_id from wishes where wishes.registration_id = registrations.id order by rank limit 1)`

/** Says no to the place that is offered, which goes to the next in line; what was held before stays. Twice is once. Throws `offer.over`. */
export async function declineOffer(ctx: Ctx, offer: Answered): Promise<void> {
  const open = openOffer(ctx, offer)
  const where = holders(ctx, open)
  const withoutPlace = and(where, eq(registrations.state, 'offered'))
  const [, , , , [answer]] = await ctx.db.batch([
    noteStatement(ctx, { action: 'registration.offer_declined', actorId: null, where }),
    ctx.db
      .update(registrations)
      .set({ state: 'cancelled', cancelledAt: ctx.now, updatedAt: ctx.now })
      .where(and(withoutPlace, nothingLeft)),
    ctx.db
      .update(registrations)
      .set({ state: 'waitlisted', placeKindId: bestWish, updatedAt: ctx.now })
      .where(withoutPlace),
    settleStatement(ctx, 'declined', open),
    answerStatement(ctx, offer),
    ...promotionStatements(ctx, offer.eventId),
  ])
  if (answer?.state !== 'declined') throw new Problem('offer.over')
}

/** Ends what is open for a registration that itself ends; goes into the batch of its cause, before its move. */
export const withdrawOffersStatement = (ctx: Ctx, registrationId: string, where: SQL | undefined) =>
  settleStatement(
    ctx,
    'withdrawn',
    and(
      eq(offers.registrationId, registrationId),
      exists(ctx.db.select({ id: registrations.id }).from(registrations).where(where)),
    ),
  )

/** Back into the line, behind everybody who waits now, unless too many offers have lapsed or something else is wished for by now. The + keeps SQLite from reading what has lapsed anywhere. */
const requeueStatement = (ctx: Ctx, due: SQL | undefined) =>
  insertFrom(
    ctx.db,
    wishes,
    {
      registrationId: sql`offers.registration_id`,
      placeKindId: sql`offers.place_kind_id`,
      eventId: sql`offers.event_id`,
      rank: sql`wanted.key`,
      line: sql`events.arrivals + row_number() over (order by offers.expires_at, registrations.number)`,
    },
    sql`from offers join events on events.id = offers.event_id
      join registrations on registrations.id = offers.registration_id
      join json_each(registrations.preferences) wanted on wanted.value = offers.place_kind_id
      where ${due} and ${isBetter(sql`wanted.key`)}
        and (select count(*) from offers past where past.registration_id = offers.registration_id
          and past.place_kind_id = offers.place_kind_id and +past.state = 'lapsed') < ${maxLapses - 1}`,
  ).onConflictDoNothing()

/** Tells whose offer has lapsed at this moment, but who was asked anew with it: that has a mail of its own. */
const lapseNewsStatement = (ctx: Ctx, eventId: string) => {
  const now = ctx.now.getTime()
  const lapsed = sql`offers.event_id = ${eventId} and offers.state = 'lapsed' and offers.settled_at = ${now}`
  return tellStatement(ctx, {
    template: 'registration.offer_lapsed',
    where: sql`${registrations.id} in (select registration_id from offers where ${lapsed})
      and not exists (select 1 from offers anew where anew.registration_id = ${registrations.id} and anew.made_at = ${now})`,
    occasion: sql`(select id from offers where offers.registration_id = ${registrations.id} and ${lapsed})`,
  })
}

/** Ends the offers of an event whose time is over, and gives their places to the next in line. */
export function lapseStatements(ctx: Ctx, eventId: string): [Statement, ...Statement[]] {
  const due = and(eq(offers.eventId, eventId), eq(offers.state, 'open'), lte(offers.expiresAt, ctx.now))
  const where = holders(ctx, due)
  return [
    noteStatement(ctx, { action: 'registration.offer_lapsed', actorId: null, where }),
    requeueStatement(ctx, due),
    ctx.db
      .update(events)
      .set({ arrivals: sql`${events.arrivals} + (${ctx.db.select({ n: count() }).from(offers).where(due)})` })
      .where(and(eq(events.id, eventId), exists(ctx.db.select({ id: offers.id }).from(offers).where(due)))),
    ctx.db
      .update(registrations)
      .set({ state: 'waitlisted', updatedAt: ctx.now })
      .where(and(where, eq(registrations.state, 'offered'))),
    settleStatement(ctx, 'lapsed', due),
    ...promotionStatements(ctx, eventId),
    lapseNewsStatement(ctx, eventId),
  ]
}

const eventsAtOnce = 10

/** Events with offers whose time is over, the one that waits longest first. */
const dueStatement = (ctx: Ctx) =>
  ctx.db
    .select({ eventId: offers.eventId })
    .from(offers)
    .where(and(eq(offers.state, 'open'), lte(offers.expiresAt, ctx.now)))
    .groupBy(offers.eventId)
    .orderBy(min(offers.expiresAt))

/** Events to come, archived or not: each part is read along the index of what the public sees, not all there ever were. */
const toCome = (ctx: Ctx) => {
  const part = (archivedAt: SQL) =>
    sql`select id from events where state = 'published' and ${archivedAt} and ends_at > ${ctx.now.getTime()}`
  return sql`(${part(sql`archived_at is null`)} union all ${part(sql`archived_at is not null`)})`
}

/** Events to come that have a free place and somebody in its line, the one that begins first before the others: each run shortens its line. */
const stuckStatement = (ctx: Ctx) =>
  ctx.db
    .select({ eventId: events.id })
    .from(events)
    .where(
      and(
        sql`${events.id} in ${toCome(ctx)}`,
        gt(cutoff, ctx.now.getTime()),
        sql`exists (select 1 from place_kinds where place_kinds.event_id = events.id and place_kinds.waiting > 0
          and (place_kinds.capacity is null or place_kinds.taken < place_kinds.capacity)
          and exists (select 1 from wishes next where next.place_kind_id = place_kinds.id and ${hasNoOffer}))`,
      ),
    )
    .orderBy(events.startsAt)

/**
 * Moves the lines on in which offers have lapsed, and those with a free place that a long chain of moves left; some events a
 * run, each by itself. Answers how many events it moved, and how many it left to the next run.
 */
export async function moveLines(ctx: Ctx): Promise<{ moved: number; left: number }> {
  const [due, stuck] = await ctx.db.batch([dueStatement(ctx), stuckStatement(ctx)])
  const idsOf = (lines: readonly { eventId: string }[]) => lines.map(({ eventId }) => eventId)
  const all = new Set(idsOf([...due, ...stuck]))
  const taken = new Set(idsOf([...due.slice(0, eventsAtOnce), ...stuck.slice(0, eventsAtOnce)]))
  const failures: unknown[] = []
  for (const eventId of taken) {
    await ctx.db.batch(lapseStatements(ctx, eventId)).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return { moved: taken.size, left: all.size - taken.size }
}
