import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Made } from '#worker/core/images/resize.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { type PhotoRow, photos } from '../table.ts'
import { transformedStatement } from '../usage.ts'

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

interface Finished extends Omit<Made, 'smallest'> {
  thumbhash: string
}

/** Makes a photo ready, all its sizes being stored, unless it was deleted meanwhile; yields it as it is now. The upright size decides which side is the width. */
export async function makeReady(ctx: Ctx, photo: PhotoRow, made: Finished): Promise<PhotoRow | undefined> {
  const isTurned = made.width > made.height !== photo.width > photo.height
  const size = isTurned ? { width: photo.height, height: photo.width } : {}
  const { thumbhash, bytes: madeBytes } = made
  const [, , [now]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'ready', error: null, readyAt: ctx.now, updatedAt: ctx.now, thumbhash, madeBytes, ...size })
      .where(and(processing(photo.id), eq(photos.publicKey, photo.publicKey))),
    transformedStatement(ctx, made.transformations),
    ctx.db.select().from(photos).where(eq(photos.id, photo.id)),
  ])
  return now
}

/** Gives up on a photo and tells the organiser why. */
export async function refusePhoto(ctx: Ctx, photoId: string, error: ProblemCode): Promise<void> {
  await ctx.db.update(photos).set({ state: 'refused', error, updatedAt: ctx.now }).where(processing(photoId))
}
