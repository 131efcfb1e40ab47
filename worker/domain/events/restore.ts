import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

/** Makes a cancelled event take place after all; calendars learn it by the sequence. `also` tells the registrants. Throws `event.not_cancelled`. */
export async function restoreEvent(
  ctx: Ctx,
  { actorId, event }: { actorId: string; event: EventRow },
  also: readonly Statement[],
): Promise<void> {
  if (event.state !== 'cancelled') throw new Problem('event.not_cancelled')
  const [restored] = await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ state: 'published', cancelledAt: null, sequence: sql`${events.sequence} + 1`, updatedAt: ctx.now })
      .where(and(eq(events.id, event.id), eq(events.state, 'cancelled')))
      .returning({ id: events.id }),
    auditWhenStatement(
      ctx,
      {
        action: 'event.restored',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
      },
      changedOne,
    ),
    ...also,
  ])
  if (restored.length === 0) throw new Problem('event.not_cancelled')
}
