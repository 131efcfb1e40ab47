import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

interface Move {
  action: 'event.archived' | 'event.unarchived'
  archivedAt: Date | null
  where: SQL
}

const move = (ctx: Ctx, actorId: string, event: EventRow, { action, archivedAt, where }: Move) =>
  ctx.db.batch([
    ctx.db
      .update(events)
      .set({ archivedAt, updatedAt: ctx.now })
      .where(and(eq(events.id, event.id), where)),
    auditWhenStatement(
      ctx,
      { action, actorId, subjectId: event.id, organizationId: event.organizationId, eventId: event.id },
      changedOne,
    ),
  ])

/** Takes an event out of the lists, the sitemap and the search; its page, files and feeds stay. */
export async function archiveEvent(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  await move(ctx, actorId, event, { action: 'event.archived', archivedAt: ctx.now, where: isNull(events.archivedAt) })
}

/** Puts an archived event back where it was listed. */
export async function unarchiveEvent(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  await move(ctx, actorId, event, { action: 'event.unarchived', archivedAt: null, where: isNotNull(events.archivedAt) })
}
