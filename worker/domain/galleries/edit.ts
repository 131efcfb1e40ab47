import { and, asc, desc, eq, gt, inArray, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import type { PhotoMove, PhotoTexts } from './schema.ts'
import { type PhotoRow, type PhotoState, photos } from './table.ts'

/** Who does it, and to which photo of which event: a photo is only ever reached through its event. */
export interface PhotoDeed {
  actorId: string
  event: EventRow
  photoId: string
}

const ofEvent = ({ event, photoId }: PhotoDeed) =>
  and(eq(photos.id, photoId), eq(photos.eventId, event.id), ne(photos.state, 'deleted'))

const lineStatement = (ctx: Ctx, { actorId, event, photoId }: PhotoDeed, action: string, when = changedOne) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: photoId, organizationId: event.organizationId, eventId: event.id },
    when,
  )

/** A photo of the event that is not deleted. Throws `not_found`. */
export async function getPhoto(ctx: Ctx, event: EventRow, photoId: string): Promise<PhotoRow> {
  const [photo] = await ctx.db
    .select()
    .from(photos)
    .where(ofEvent({ actorId: '', event, photoId }))
  if (!photo) throw new Problem('not_found')
  return photo
}

/** Says what a photo shows. Throws `not_found`. */
export async function describePhoto(ctx: Ctx, deed: PhotoDeed, texts: PhotoTexts): Promise<void> {
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ ...texts, updatedAt: ctx.now })
      .where(ofEvent(deed))
      .returning({ id: photos.id }),
    lineStatement(ctx, deed, 'photo.described'),
  ])
  if (!changed[0]) throw new Problem('not_found')
}

/** What the list of all photos leaves out; moving past it would look like standing still. */
const unlisted: PhotoState[] = ['refused', 'deleted']

/** Changes places with the neighbour; at the end of the row, or when the order changed meanwhile, nothing moves. Throws `not_found`. */
export async function movePhoto(ctx: Ctx, deed: PhotoDeed, { direction }: PhotoMove): Promise<void> {
  const photo = await getPhoto(ctx, deed.event, deed.photoId)
  const beside = direction === 'up' ? lt(photos.position, photo.position) : gt(photos.position, photo.position)
  const [neighbour] = await ctx.db
    .select()
    .from(photos)
    .where(and(eq(photos.eventId, deed.event.id), notInArray(photos.state, unlisted), beside))
    .orderBy(direction === 'up' ? desc(photos.position) : asc(photos.position))
    .limit(1)
  if (!neighbour) return
  const stands = ({ id, position }: PhotoRow) => and(eq(photos.id, id), eq(photos.position, position))
  const bothStand = sql`(select count(*) from ${photos} where ${or(stands(photo), stands(neighbour))}) = 2`
  await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ position: sql`${photo.position + neighbour.position} - ${photos.position}`, updatedAt: ctx.now })
      .where(and(inArray(photos.id, [photo.id, neighbour.id]), bothStand)),
    lineStatement(ctx, deed, 'photo.moved', sql`changes() = 2`),
  ])
}

/** Deletes a photo for good: the row first, so that it is gone for everybody, then its bytes. Throws `not_found`. */
export async function deletePhoto(ctx: Ctx, deed: PhotoDeed): Promise<void> {
  const [[deleted]] = await ctx.db.batch([
    ctx.db.update(photos).set({ state: 'deleted', updatedAt: ctx.now }).where(ofEvent(deed)).returning(),
    lineStatement(ctx, deed, 'photo.deleted'),
  ])
  if (!deleted) throw new Problem('not_found')
  await removePicture(ctx, deleted.publicKey, deleted.originalKey)
}

const retried: PhotoState[] = ['refused', 'processing']

/** Tries once more to make the sizes of a photo that was refused or got stuck. Throws `not_found`. */
export async function retryPhoto(ctx: Ctx, deed: PhotoDeed): Promise<void> {
  const [[photo]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'processing', attempts: 0, error: null, updatedAt: ctx.now })
      .where(and(ofEvent(deed), inArray(photos.state, retried)))
      .returning(),
    lineStatement(ctx, deed, 'photo.retried'),
  ])
  if (!photo) throw new Problem('not_found')
  await ctx.jobs.send({ job: 'photo', photoId: photo.id })
}
