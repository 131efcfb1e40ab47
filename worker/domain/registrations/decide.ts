import { and, eq, exists, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type EventRow, events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { approvalStatements } from './promote.ts'
import { registrations } from './table.ts'

interface Decision {
  actorId: string
  event: Pick<EventRow, 'id'>
  registrationIds: readonly string[]
  decision: 'approved' | 'declined'
  /** Told to the person with the decision, where there is one. */
  reason?: string | undefined
}

const pending = (eventId: string) => and(eq(registrations.eventId, eventId), eq(registrations.state, 'pending'))

/** Writes down what is decided on pending registrations, one or many; nobody is told before it is announced, and until then it may be decided anew. Answers how many. */
export async function decide(
  ctx: Ctx,
  { actorId, event, registrationIds, decision, reason }: Decision,
): Promise<number> {
  const where = and(
    pending(event.id),
    sql`${registrations.id} in (select value from json_each(${JSON.stringify(registrationIds)}))`,
  )
  const isNews = sql`(${registrations.decision} is not ${decision} or ${registrations.decisionReason} is not ${reason ?? null})`
  const [, decided] = await ctx.db.batch([
    noteStatement(ctx, { action: `registration.${decision}`, actorId, where: and(where, isNews) }),
    ctx.db
      .update(registrations)
      .set({ decision, decisionReason: reason ?? null, decidedBy: actorId, decidedAt: ctx.now, updatedAt: ctx.now })
      .where(where)
      .returning({ id: registrations.id }),
  ])
  return decided.length
}

/**
 * Announces all decisions of an event at once: who is approved takes a free place that nobody before them waits for, whether
 * or not the event offers places and even after the cut-off, else a number in the line by order of arrival; who is not is
 * declined; each is told by mail. Said twice it is done once. Of a cancelled event nothing is announced.
 */
export async function announceDecisions(ctx: Ctx, actorId: string, event: Pick<EventRow, 'id'>): Promise<void> {
  const takesPlace = ctx.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.id, event.id), eq(events.state, 'published')))
  const decided = and(pending(event.id), isNotNull(registrations.decision), exists(takesPlace))
  const isApproved = and(decided, eq(registrations.decision, 'approved'))
  const announcedNow = and(eq(registrations.eventId, event.id), eq(registrations.decidedAt, ctx.now))
  await ctx.db.batch([
    noteStatement(ctx, { action: 'registration.decision_announced', actorId, where: decided }),
    ctx.db
      .update(registrations)
      .set({ state: 'declined', decidedAt: ctx.now, updatedAt: ctx.now })
      .where(and(decided, eq(registrations.decision, 'declined'))),
    tellStatement(ctx, {
      template: sql`'registration.declined'`,
      where: and(announcedNow, eq(registrations.state, 'declined')),
    }),
    ctx.db.update(registrations).set({ state: 'waitlisted', decidedAt: ctx.now, updatedAt: ctx.now }).where(isApproved),
    ...approvalStatements(ctx, event.id),
    tellStatement(ctx, {
      template: 'registration.waitlisted',
      where: and(announcedNow, inArray(registrations.state, ['waitlisted'])),
    }),
  ])
}
