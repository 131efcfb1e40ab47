import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { gallerySettings } from './table.ts'

/** How an event shows its albums; undefined where nobody has said anything. */
export const settingsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db.select().from(gallerySettings).where(eq(gallerySettings.eventId, eventId))

/** Says whether attendees may send pictures into the inbox. */
export async function takeFromAttendees(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  takes: 'yes' | 'no',
): Promise<void> {
  const set = { takesFromAttendees: takes === 'yes', updatedAt: ctx.now }
  await ctx.db.batch([
    ctx.db
      .insert(gallerySettings)
      .values({ eventId: event.id, ...set })
      .onConflictDoUpdate({ target: gallerySettings.eventId, set }),
    auditStatement(ctx, {
      ...{ action: takes === 'yes' ? 'gallery.opened_to_attendees' : 'gallery.closed_to_attendees', actorId },
      ...{ subjectId: event.id, organizationId: event.organizationId, eventId: event.id },
    }),
  ])
}
