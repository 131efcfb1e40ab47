import { eq } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

interface Settings {
  actorId: string
  event: EventRow
  settings: Pick<EventRow, 'needsApproval' | 'waitlistMode' | 'offerHours' | 'waitlistCutoffHours'>
}

/** Sets whether registrations want a decision and how the line moves; `also` moves it on at once. */
export async function editWaitlist(
  ctx: Ctx,
  { actorId, event, settings }: Settings,
  also: readonly Statement[],
): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ ...settings, updatedAt: ctx.now })
      .where(eq(events.id, event.id)),
    ...also,
    auditStatement(ctx, {
      action: 'event.waitlist_set',
      actorId,
      subjectId: event.id,
      organizationId: event.organizationId,
      eventId: event.id,
    }),
  ])
}
