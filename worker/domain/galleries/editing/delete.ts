import { and, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { picturePaths } from '#worker/core/images/resize.ts'
import { isKept } from '../shown.ts'
import { type PhotoState, photoAddresses, photos } from '../table.ts'
import { changeStatement, isChosen, type Selection } from './change.ts'

const days = 86_400_000

/** For how long a deletion can be undone. */
const restorableDays = 30

/** When the bytes of a deleted photo go too. */
export const restorableUntil = (deletedAt: Date) => new Date(deletedAt.getTime() + restorableDays * days)

const restorableSince = (ctx: Ctx) => new Date(ctx.now.getTime() - restorableDays * days)

/** The condition that a photo was deleted and can come back. */
export const isRestorable = (ctx: Ctx) => and(eq(photos.state, 'deleted'), gt(photos.deletedAt, restorableSince(ctx)))

/** Deletes photos: gone for everybody at once, while their bytes stay for 30 days; yields how many, marked by this moment. */
export async function deletePhotos(ctx: Ctx, selection: Selection): Promise<number> {
  const [deleted] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'deleted', deletedAt: ctx.now, updatedAt: ctx.now })
      .where(and(isChosen(selection), isKept))
      .returning({ id: photos.id }),
    changeStatement(ctx, selection, 'photos.delete'),
  ])
  return deleted.length
}

/** What a photo was before it was deleted, as its row still tells. */
const stateBefore = sql<PhotoState>`case when ${photos.error} is not null then 'refused'
  when ${photos.readyAt} is null then 'processing' when ${photos.hiddenAt} is not null then 'hidden' else 'ready' end`

/** Unless the same picture was brought in again meanwhile. */
const hasNoTwin = sql`not exists (select 1 from photos twin
  where twin.event_id = ${photos.eventId} and twin.content_hash = ${photos.contentHash} and twin.state not in ('deleted', 'refused'))`

/** Brings deleted photos back as they were; yields how many. */
export async function restorePhotos(ctx: Ctx, selection: Selection): Promise<number> {
  const [restored] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: stateBefore, deletedAt: null, updatedAt: ctx.now })
      .where(and(isChosen(selection), isRestorable(ctx), hasNoTwin))
      .returning({ id: photos.id, state: photos.state }),
    changeStatement(ctx, selection, 'photos.restore'),
  ])
  for (const { id, state } of restored) if (state === 'processing') await ctx.jobs.send({ job: 'photo', photoId: id })
  return restored.length
}

/** Undoes one deletion, known by its moment in milliseconds. */
export const deletedAtOnce = (milliseconds: number): SQL =>
  and(eq(photos.state, 'deleted'), eq(photos.deletedAt, new Date(milliseconds))) ?? sql`0`

/** At most so many in one run: their objects are removed by one call, which takes a thousand. */
const purgedARun = 150

/** Removes photos that were deleted more than 30 days ago, bytes before rows; yields how many. */
export async function purgePhotos(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: photos.id, publicKey: photos.publicKey, originalKey: photos.originalKey })
    .from(photos)
    .where(and(eq(photos.state, 'deleted'), lt(photos.deletedAt, restorableSince(ctx))))
    .limit(purgedARun)
  await ctx.bucket.delete(rows.flatMap(({ publicKey, originalKey }) => picturePaths(publicKey, originalKey)))
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const those = sql`(select value from json_each(${ids}))`
  await ctx.db.batch([
    ctx.db.delete(photoAddresses).where(inArray(photoAddresses.photoId, those)),
    ctx.db.delete(photos).where(inArray(photos.id, those)),
  ])
  return rows.length
}

/**
 * Takes a photo away for good; goes into the batch of the decision, and `removePicture` follows it. What stays is the hash of
 * its content, so that nobody brings it in again.
 */
export const takeAwayStatement = (ctx: Ctx, photoId: string, when?: SQL) =>
  ctx.db
    .update(photos)
    .set({
      ...{ state: 'deleted', deletedAt: null, updatedAt: ctx.now },
      ...{
        fileName: '',
        alt: {},
        caption: {},
        credit: null,
        takenAt: null,
        camera: null,
        thumbhash: null,
        madeBytes: 0,
      },
    })
    .where(and(eq(photos.id, photoId), when))
    .returning({ publicKey: photos.publicKey, originalKey: photos.originalKey })
