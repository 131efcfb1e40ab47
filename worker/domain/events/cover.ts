import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { copyOriginal } from '#worker/core/images/copy.ts'
import { receivePicture, type Upload } from '#worker/core/images/receive.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { publicKeyOf } from '#worker/core/images/sizes.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { auditStatement } from '../audit/record.ts'
import { type EventRow, events } from './table.ts'

const lineStatement = (ctx: Ctx, action: string, actorId: string, event: EventRow) =>
  auditStatement(ctx, { action, actorId, subjectId: event.id, organizationId: event.organizationId, eventId: event.id })

/** Takes a new cover; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export async function uploadCover(ctx: Ctx, actorId: string, event: EventRow, upload: Upload): Promise<void> {
  const { originalKey } = await receivePicture(ctx, upload)
  await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ coverOriginalKey: originalKey, coverError: null, updatedAt: ctx.now })
      .where(eq(events.id, event.id)),
    lineStatement(ctx, 'event.cover-uploaded', actorId, event),
  ])
  await ctx.jobs.send({ job: 'cover', eventId: event.id })
}

/** Gives an event the cover of another, as a picture of its own; its sizes are made like those of any. */
export async function copyCover(ctx: Ctx, from: EventRow, eventId: string): Promise<void> {
  const originalKey = from.coverOriginalKey && (await copyOriginal(ctx, from.coverOriginalKey))
  if (!originalKey) return
  await ctx.db
    .update(events)
    .set({ coverOriginalKey: originalKey, coverAlt: from.coverAlt, updatedAt: ctx.now })
    .where(eq(events.id, eventId))
  await ctx.jobs.send({ job: 'cover', eventId })
}

/** Leaves the event without a cover. */
export async function removeCover(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ coverOriginalKey: null, coverKey: null, coverError: null, updatedAt: ctx.now })
      .where(eq(events.id, event.id)),
    lineStatement(ctx, 'event.cover-removed', actorId, event),
  ])
  await removePicture(ctx, event.coverKey, event.coverOriginalKey)
}

/** The newest original of the cover, unless its sizes are made already. */
export async function waitingCover(ctx: Ctx, eventId: string): Promise<string | undefined> {
  const [event] = await ctx.db
    .select({ originalKey: events.coverOriginalKey, shownKey: events.coverKey })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event?.originalKey || event.shownKey === publicKeyOf(event.originalKey)) return undefined
  return event.originalKey
}

const stillNewest = (eventId: string, originalKey: string) =>
  and(eq(events.id, eventId), eq(events.coverOriginalKey, originalKey))

/** Shows the cover whose sizes are made, unless a newer one came meanwhile. */
export async function showCover(ctx: Ctx, eventId: string, originalKey: string): Promise<void> {
  await ctx.db
    .update(events)
    .set({ coverKey: publicKeyOf(originalKey), coverError: null, updatedAt: ctx.now })
    .where(stillNewest(eventId, originalKey))
}

/** Gives up on a cover and tells the organiser why; the one shown stays. */
export async function refuseCover(ctx: Ctx, eventId: string, originalKey: string, error: ProblemCode): Promise<void> {
  await ctx.db.update(events).set({ coverError: error }).where(stillNewest(eventId, originalKey))
}
