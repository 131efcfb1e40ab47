import { and, desc, eq, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { type Original, receivePicture, type Upload } from '#worker/core/images/receive.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import { keyedHash } from '#worker/core/tokens.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { firstAlbumStatement } from '../editing/albums.ts'
import { takenAt } from '../rules.ts'
import { UploadKey } from '../schema.ts'
import { isKnown } from '../shown.ts'
import { albums, type PhotoRow, type PhotoState, photos } from '../table.ts'
import { actorOf, roomIn, roomOf, type Uploader } from './room.ts'

export interface PhotoUpload extends Upload {
  /** The client's key; the same key is the same photo. */
  key: string
  fileName: string
}

export interface UploadOutcome {
  id: string
  state: PhotoState
  /** Whether this upload made the photo, or found one of the same key or the same content. */
  isNew: boolean
}

/** A picture whose bytes are stored; of its camera, only what tells it from others. */
type Received = PhotoUpload & Original & { id: string; camera: string | null }

const ofKey = (event: EventRow, key: string) => and(eq(photos.eventId, event.id), eq(photos.uploadKey, key))

const ofContent = (event: EventRow, contentHash: string) =>
  and(eq(photos.eventId, event.id), eq(photos.contentHash, contentHash), isKnown)

/** By the camera's clock and, where its error is known already, the right one. */
function timeStatement(event: EventRow, { capture, camera }: Received) {
  const taken = takenAt(capture, event.timeZone)
  if (!taken) return sql`null`
  return sql`${taken.getTime()} + 1000 * coalesce(
    (select offset_seconds from camera_clocks where event_id = ${event.id} and camera = ${camera}), 0)`
}

/** Tells the cameras of one event apart, and nothing else: neither maker nor serial number can be read from it. */
async function cameraOf(ctx: Ctx, event: EventRow, { capture }: Original): Promise<string | null> {
  if (!capture.camera) return null
  return (await keyedHash(ctx.secret, `camera:${event.id}:${capture.camera}`)).slice(0, 32)
}

/** The photo's row, as last in the event's first album, while there is room and the same picture is not here yet. */
function photoStatement(ctx: Ctx, uploader: Uploader, event: EventRow, upload: Received) {
  const { key, originalKey, bytes, width, height, contentHash, camera } = upload
  return insertWhen(
    ctx.db,
    photos,
    {
      id: upload.id,
      eventId: event.id,
      albumId: sql`(select id from ${albums} where ${albums.eventId} = ${event.id} order by ${albums.position} limit 1)`,
      uploadKey: key,
      publicKey: randomKey(),
      state: 'processing',
      position: sql`(select coalesce(max(position), 0) + 1 from ${photos} where ${photos.eventId} = ${event.id})`,
      fileName: fileLabel(upload.fileName),
      ...{ originalKey, bytes, width, height, contentHash, camera },
      alt: {},
      caption: {},
      uploadedBy: uploader.id,
      source: uploader.source,
      isInInbox: uploader.source === 'attendee',
      credit: uploader.source === 'photographer' ? (uploader.name ?? null) : null,
      takenAt: timeStatement(event, upload),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    sql`${roomIn(event.id, uploader)} > 0 and not exists (select 1 from ${photos} where ${ofContent(event, contentHash)})`,
  )
    .onConflictDoNothing()
    .returning()
}

/** The earlier photo of the same key, or a refusal when there is no room: asked before a byte is read. */
async function foundBefore(ctx: Ctx, uploader: Uploader, event: EventRow, key: string) {
  const [[earlier], [room]] = await ctx.db.batch([
    ctx.db.select().from(photos).where(ofKey(event, key)),
    roomOf(ctx, event.id, uploader),
  ])
  if (!earlier && (room?.left ?? 0) <= 0) throw new Problem('upload.quota')
  return earlier
}

/** A photo that is here already. Whoever had no answer may have left it without its job: it is sent again until it was begun. */
async function foundAgain(ctx: Ctx, { id, state, attempts }: PhotoRow): Promise<UploadOutcome> {
  if (state === 'processing' && attempts === 0) await ctx.jobs.send({ job: 'photo', photoId: id })
  return { id, state, isNew: false }
}

/**
 * Takes a picture into the event's gallery: the bytes first, then the row, then the job that makes its sizes. The same key
 * or the same content gives the same photo. Throws refusals of the picture, `request.malformed` for a bad key,
 * `upload.quota`, and `upload.removed` for a picture that was taken away for good.
 */
export async function uploadPhoto(
  ctx: Ctx,
  uploader: Uploader,
  event: EventRow,
  upload: PhotoUpload,
): Promise<UploadOutcome> {
  if (!UploadKey.safeParse(upload.key).success) throw new Problem('request.malformed')
  const earlier = await foundBefore(ctx, uploader, event, upload.key)
  if (earlier) return foundAgain(ctx, earlier)
  const original = await receivePicture(ctx, upload)
  const camera = await cameraOf(ctx, event, original)
  const received = { ...upload, ...original, camera, id: uuidv7(ctx.now) }
  const [, [made], , [kept]] = await ctx.db.batch([
    firstAlbumStatement(ctx, event),
    photoStatement(ctx, uploader, event, received),
    uploadedStatement(ctx, uploader, event, received),
    ctx.db
      .select()
      .from(photos)
      .where(or(ofKey(event, upload.key), ofContent(event, received.contentHash)))
      .orderBy(desc(eq(photos.uploadKey, upload.key)))
      .limit(1),
  ])
  if (made) {
    await ctx.jobs.send({ job: 'photo', photoId: made.id })
    return { id: made.id, state: made.state, isNew: true }
  }
  await removePicture(ctx, null, received.originalKey)
  if (!kept) throw new Problem('upload.quota')
  if (kept.state === 'deleted') throw new Problem('upload.removed')
  return foundAgain(ctx, kept)
}

const uploadedStatement = (ctx: Ctx, uploader: Uploader, event: EventRow, { id, fileName, bytes }: Received) =>
  auditWhenStatement(
    ctx,
    {
      action: 'photo.uploaded',
      ...actorOf(uploader),
      subjectId: id,
      organizationId: event.organizationId,
      eventId: event.id,
      details: { fileName: fileLabel(fileName), bytes },
    },
    changedOne,
  )
