import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { copyOriginal } from '#worker/core/images/copy.ts'
import { dropPicture, type PictureHolder, takePicture } from '#worker/core/images/held.ts'
import type { Upload } from '#worker/core/images/receive.ts'
import { auditStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

/** The cover of an event. */
export const cover: PictureHolder = {
  table: events,
  originalKey: events.coverOriginalKey,
  shownKey: events.coverKey,
  error: events.coverError,
  job: (eventId) => ({ job: 'cover', eventId }),
}

const lineStatement = (ctx: Ctx, action: string, actorId: string, { id, organizationId }: EventRow) =>
  auditStatement(ctx, { action, actorId, subjectId: id, organizationId, eventId: id })

/** Takes a new cover; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export const uploadCover = (ctx: Ctx, actorId: string, event: EventRow, upload: Upload): Promise<void> =>
  takePicture(ctx, cover, event.id, upload, lineStatement(ctx, 'event.cover-uploaded', actorId, event))

/** Gives an event the cover of another, as a picture of its own; its sizes are made like those of any. */
export async function copyCover(ctx: Ctx, from: EventRow, eventId: string): Promise<void> {
  const originalKey = from.coverOriginalKey && (await copyOriginal(ctx, from.coverOriginalKey))
  if (!originalKey) return
  await ctx.db
    .update(events)
    .set({ coverOriginalKey: originalKey, coverAlt: from.coverAlt, updatedAt: ctx.now })
    .where(eq(events.id, eventId))
  await ctx.jobs.send(cover.job(eventId))
}

/** Leaves the event without a cover. */
export const removeCover = (ctx: Ctx, actorId: string, event: EventRow): Promise<void> =>
  dropPicture(
    ctx,
    cover,
    event.id,
    { shownKey: event.coverKey, originalKey: event.coverOriginalKey },
    lineStatement(ctx, 'event.cover-removed', actorId, event),
  )
