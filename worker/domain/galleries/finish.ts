import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Dimensions } from '#worker/core/images/header.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { type PhotoRow, type PhotoState, photos } from './table.ts'

const processing = (photoId: string) => and(eq(photos.id, photoId), eq(photos.state, 'processing'))

/** Counts one more try and yields the photo; undefined when it needs none: ready, refused or deleted meanwhile. */
export async function beginProcessing(ctx: Ctx, photoId: string): Promise<PhotoRow | undefined> {
  const [photo] = await ctx.db
    .update(photos)
    .set({ attempts: sql`${photos.attempts} + 1`, updatedAt: ctx.now })
    .where(processing(photoId))
    .returning()
  return photo
}

/** Makes a photo public, all its sizes being stored, unless it was deleted meanwhile; yields its state. The upright size decides which side is the width. */
export async function makeReady(ctx: Ctx, photo: PhotoRow, upright: Dimensions): Promise<PhotoState | undefined> {
  const isTurned = upright.width > upright.height !== photo.width > photo.height
  const size = isTurned ? { width: photo.height, height: photo.width } : {}
  const [, [now]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'ready', error: null, readyAt: ctx.now, updatedAt: ctx.now, ...size })
      .where(processing(photo.id)),
    ctx.db.select({ state: photos.state }).from(photos).where(eq(photos.id, photo.id)),
  ])
  return now?.state
}

/** Gives up on a photo and tells the organiser why. */
export async function refusePhoto(ctx: Ctx, photoId: string, error: ProblemCode): Promise<void> {
  await ctx.db.update(photos).set({ state: 'refused', error, updatedAt: ctx.now }).where(processing(photoId))
}
