import { and, eq, inArray, or } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { type Rotation, removePicture } from '#worker/core/images/resize.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import type { PhotoTexts, PhotoTurn } from '../schema.ts'
import { isKept } from '../shown.ts'
import { gallerySettings, type PhotoRow, type PhotoState, photoAddresses, photos } from '../table.ts'
import { changeStatement } from './change.ts'
import { isStuck } from './queries.ts'

/** Who does it, and to which photo of which event: a photo is only ever reached through its event. */
export interface PhotoDeed {
  actorId: string
  event: EventRow
  photoId: string
}

/** The condition that a photo is the one that is meant, and not deleted. */
export const ofDeed = ({ event, photoId }: Pick<PhotoDeed, 'event' | 'photoId'>) =>
  and(eq(photos.id, photoId), eq(photos.eventId, event.id), isKept)

/** The line of what was done to a photo; goes after the statement that does it. */
export const deedStatement = (ctx: Ctx, { actorId, event, photoId }: PhotoDeed, action: string, when = changedOne) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: photoId, organizationId: event.organizationId, eventId: event.id },
    when,
  )

/** A photo of the event that is not deleted. Throws `not_found`. */
export async function getPhoto(ctx: Ctx, event: EventRow, photoId: string): Promise<PhotoRow> {
  const [photo] = await ctx.db.select().from(photos).where(ofDeed({ event, photoId }))
  if (!photo) throw new Problem('not_found')
  return photo
}

/** Says what a photo shows, who took it and what may be done with it. Throws `not_found`. */
export async function describePhoto(ctx: Ctx, deed: PhotoDeed, texts: PhotoTexts): Promise<void> {
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ ...texts, updatedAt: ctx.now })
      .where(ofDeed(deed))
      .returning({ id: photos.id }),
    deedStatement(ctx, deed, 'photo.described'),
  ])
  if (!changed[0]) throw new Problem('not_found')
}

const retried: PhotoState[] = ['refused', 'processing']

/** Tries once more to make the sizes of a photo that was refused or got stuck. Throws `not_found`. */
export async function retryPhoto(ctx: Ctx, deed: PhotoDeed): Promise<void> {
  const [[photo]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'processing', attempts: 0, error: null, updatedAt: ctx.now })
      .where(and(ofDeed(deed), inArray(photos.state, retried)))
      .returning(),
    deedStatement(ctx, deed, 'photo.retried'),
  ])
  if (!photo) throw new Problem('not_found')
  await ctx.jobs.send({ job: 'photo', photoId: photo.id })
}

/** The queue takes so many messages in one call. */
const sentAtOnce = 100

/** The same for all photos of an event that were refused or got stuck; yields how many. */
export async function retryPhotos(ctx: Ctx, actorId: string, event: EventRow): Promise<number> {
  const [again] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ state: 'processing', attempts: 0, error: null, updatedAt: ctx.now })
      .where(and(eq(photos.eventId, event.id), or(eq(photos.state, 'refused'), isStuck(ctx))))
      .returning({ id: photos.id }),
    changeStatement(ctx, { actorId, event }, 'photos.retried'),
  ])
  const messages = again.map(({ id }) => ({ body: { job: 'photo', photoId: id } as const }))
  for (let at = 0; at < messages.length; at += sentAtOnce) await ctx.jobs.sendBatch(messages.slice(at, at + sentAtOnce))
  return again.length
}

const rotations: readonly Rotation[] = [0, 90, 180, 270]

/** Turns a ready photo by a quarter: its sizes are made anew under another key, since the old ones lie in caches. Throws `not_found`. */
export async function rotatePhoto(ctx: Ctx, deed: PhotoDeed, { turn }: PhotoTurn): Promise<void> {
  const photo = await getPhoto(ctx, deed.event, deed.photoId)
  const rotation = rotations[(rotations.indexOf(photo.rotation) + (turn === 'right' ? 1 : 3)) % 4] ?? 0
  const [[turned]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({
        ...{ rotation, publicKey: randomKey(), state: 'processing', attempts: 0, readyAt: null },
        updatedAt: ctx.now,
      })
      .where(and(ofDeed(deed), eq(photos.state, 'ready'), eq(photos.publicKey, photo.publicKey)))
      .returning({ id: photos.id }),
    insertWhen(ctx.db, photoAddresses, { publicKey: photo.publicKey, photoId: photo.id }, changedOne),
    deedStatement(ctx, deed, 'photo.rotated'),
  ])
  if (!turned) throw new Problem('not_found')
  await ctx.jobs.send({ job: 'photo', photoId: turned.id })
  await removePicture(ctx, photo.publicKey, null)
}

/** Puts a photo in front of the event's albums. Throws `not_found`. */
export async function makeCoverOfAlbums(ctx: Ctx, deed: PhotoDeed): Promise<void> {
  const { id: eventId } = deed.event
  await getPhoto(ctx, deed.event, deed.photoId)
  const values = { coverPhotoId: deed.photoId, updatedAt: ctx.now }
  await ctx.db.batch([
    ctx.db
      .insert(gallerySettings)
      .values({ eventId, ...values })
      .onConflictDoUpdate({ target: gallerySettings.eventId, set: values }),
    deedStatement(ctx, deed, 'photo.made_cover'),
  ])
}
