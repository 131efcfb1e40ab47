import { and, eq, exists, gt, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { type EventRow, events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { withdrawOffersStatement } from './offer.ts'
import { promotionStatements } from './promote.ts'
import { offers, placeKinds, registrations } from './table.ts'

interface Gift {
  actorId: string
  event: EventRow
  registrationId: string
  placeKindId: string
  /** Why this person and not the first in line; kept in the log of the waitlist. */
  reason: string
}

/**
 * An organiser gives a place by hand, beyond the capacity if need be: to somebody who waits, or another one to somebody
 * who has one; told by mail, the place that was held goes to the next. Throws `not_found`, and `event.over` once it is.
 */
export async function givePlace(ctx: Ctx, gift: Gift): Promise<void> {
  const { actorId, event, registrationId, placeKindId, reason } = gift
  if (event.state !== 'published' || event.endsAt <= ctx.now) throw new Problem('event.over')
  const round = uuidv7(ctx.now)
  const takesPlace = and(eq(events.id, event.id), eq(events.state, 'published'), gt(events.endsAt, ctx.now))
  const moves = and(
    exists(ctx.db.select({ id: events.id }).from(events).where(takesPlace)),
    eq(registrations.id, registrationId),
    eq(registrations.eventId, event.id),
    inArray(registrations.state, ['confirmed', 'waitlisted', 'offered']),
    sql`not (${registrations.state} = 'confirmed' and ${registrations.placeKindId} = ${placeKindId})`,
    sql`exists (select 1 from ${placeKinds} where ${placeKinds.id} = ${placeKindId} and ${placeKinds.eventId} = ${event.id})`,
  )
  const given = and(
    eq(registrations.id, registrationId),
    exists(ctx.db.select({ id: offers.id }).from(offers).where(eq(offers.round, round))),
  )
  const [, , , , , [row]] = await ctx.db.batch([
    withdrawOffersStatement(ctx, registrationId, moves),
    insertFrom(
      ctx.db,
      offers,
      {
        id: rowIds(ctx),
        eventId: event.id,
        registrationId,
        placeKindId,
        fromPlaceKindId: sql`case when registrations.state = 'confirmed' then registrations.place_kind_id end`,
        round,
        state: 'accepted',
        madeBy: actorId,
        reason,
        madeAt: ctx.now,
        settledAt: ctx.now,
      },
      sql`from registrations where ${moves}`,
    ),
    ctx.db
      .update(registrations)
      .set({ state: 'confirmed', placeKindId, addedBy: actorId, promotedAt: ctx.now, updatedAt: ctx.now })
      .where(given),
    tellStatement(ctx, { template: 'registration.promoted', where: given, occasion: sql`${round}` }),
    noteStatement(ctx, { action: 'registration.place_given', actorId, where: given }),
    ctx.db
      .select({ state: registrations.state, placeKindId: registrations.placeKindId })
      .from(registrations)
      .where(and(eq(registrations.id, registrationId), eq(registrations.eventId, event.id))),
    ...promotionStatements(ctx, event.id),
  ])
  if (row?.state !== 'confirmed' || row.placeKindId !== placeKindId) throw new Problem('not_found')
}
