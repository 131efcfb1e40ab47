import { and, eq, exists, gt, inArray, type SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { withdrawOffersStatement } from './offer.ts'
import { promotionStatements } from './promote.ts'
import { liveStates } from './rules.ts'
import { sessionPromotionStatements } from './sign-ups/promote.ts'
import { type RegistrationRow, registrations } from './table.ts'

type Subject = Pick<RegistrationRow, 'id' | 'eventId'>

/** The attendee gives the place back, until the event is over; the first in the queue gets it in the same batch. */
export async function cancelOwnRegistration(ctx: Ctx, registration: Subject): Promise<void> {
  const ongoing = ctx.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.id, registrations.eventId), gt(events.endsAt, ctx.now)))
  const [row] = await cancel(ctx, registration, { actorId: null, where: exists(ongoing) })
  if (row?.state !== 'cancelled') throw new Problem('registration.not_cancellable')
}

/** An organiser cancels for somebody. The id comes from outside, so the event is part of the condition: a stranger's is not found. */
export async function cancelRegistration(ctx: Ctx, { id, eventId }: Subject, actorId: string): Promise<void> {
  const [known] = await cancel(ctx, { id, eventId }, { actorId, where: undefined })
  if (!known) throw new Problem('not_found')
}

interface Cancellation {
  actorId: string | null
  where: SQL | undefined
}

/** Mail and audit line come before the move, under its own condition: cancelled twice at once, each is written once. */
async function cancel(ctx: Ctx, { id, eventId }: Subject, { actorId, where }: Cancellation) {
  const own = and(eq(registrations.id, id), eq(registrations.eventId, eventId))
  const live = and(own, inArray(registrations.state, liveStates), where)
  const [, , , , rows] = await ctx.db.batch([
    tellStatement(ctx, { template: 'registration.cancelled', where: live }),
    noteStatement(ctx, { action: 'registration.cancelled', actorId, where: live }),
    withdrawOffersStatement(ctx, id, live),
    ctx.db.update(registrations).set({ state: 'cancelled', cancelledAt: ctx.now, updatedAt: ctx.now }).where(live),
    ctx.db.select().from(registrations).where(own),
    ...promotionStatements(ctx, eventId),
    ...sessionPromotionStatements(ctx, eventId),
  ])
  return rows
}
