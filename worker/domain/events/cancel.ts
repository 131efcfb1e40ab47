import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

/** Cancels a published event: its page stays and says so. `also` tells the registrants. Throws `event.not_published`, `event.cancelled`, `event.over`. */
export async function cancelEvent(
  ctx: Ctx,
  { actorId, event }: { actorId: string; event: EventRow },
  also: readonly Statement[],
): Promise<void> {
  if (event.state === 'draft') throw new Problem('event.not_published')
  if (event.state === 'cancelled') throw new Problem('event.cancelled')
  if (event.endsAt <= ctx.now) throw new Problem('event.over')
  const [cancelled] = await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ state: 'cancelled', cancelledAt: ctx.now, sequence: sql`${events.sequence} + 1`, updatedAt: ctx.now })
      .where(and(eq(events.id, event.id), eq(events.state, 'published')))
      .returning({ id: events.id }),
    auditWhenStatement(
      ctx,
      {
        action: 'event.cancelled',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
      },
      changedOne,
    ),
    ...also,
  ])
  if (cancelled.length === 0) throw new Problem('event.cancelled')
}
