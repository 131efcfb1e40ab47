import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { closeNoticesStatement, concernsHolder, toldEventIds } from '../events/notice.ts'
import { tellStatement } from './mails.ts'
import { registrations } from './table.ts'

/** Mails every change of time or place whose quiet period is over to those who have a place, never to the waitlist. Run twice at once, it tells once. */
export async function tellChanges(ctx: Ctx): Promise<void> {
  await ctx.db.batch([
    tellStatement(ctx, {
      template: 'event.changed',
      where: and(
        inArray(registrations.eventId, toldEventIds(ctx)),
        eq(registrations.state, 'confirmed'),
        concernsHolder,
      ),
      occasion: sql`(select id from event_notices where event_notices.event_id = registrations.event_id and state = 'waiting')`,
    }),
    closeNoticesStatement(ctx),
  ])
}
