import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { auditStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

/** The path of an event's preview while one is open; whoever has it sees the draft. */
export const previewPath = async (ctx: Ctx, event: EventRow): Promise<string | undefined> =>
  event.previewOpen ? `/previews/${await linkToken(ctx.secret, 'preview', event.id, event.previewVersion)}` : undefined

const entry = (actorId: string, event: EventRow) => ({
  actorId,
  subjectId: event.id,
  organizationId: event.organizationId,
  eventId: event.id,
})

/** Opens a preview address, for the rector's office. */
export async function openPreview(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(events).set({ previewOpen: true, updatedAt: ctx.now }).where(eq(events.id, event.id)),
    auditStatement(ctx, { action: 'event.preview_opened', ...entry(actorId, event) }),
  ])
}

/** Makes the preview address worthless for good: the next one is another. */
export async function revokePreview(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ previewOpen: false, previewVersion: sql`${events.previewVersion} + 1`, updatedAt: ctx.now })
      .where(eq(events.id, event.id)),
    auditStatement(ctx, { action: 'event.preview_revoked', ...entry(actorId, event) }),
  ])
}
