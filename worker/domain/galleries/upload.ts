import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { type Original, receivePicture, type Upload } from '#worker/core/images/receive.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { firstAlbumStatement } from './albums.ts'
import { maxPhotosOfEvent, UploadKey } from './schema.ts'
import { albums, type PhotoRow, type PhotoState, photos } from './table.ts'

export interface PhotoUpload extends Upload {
  /** The client's key; the same key is the same photo. */
  key: string
  fileName: string
}

export interface UploadOutcome {
  id: string
  state: PhotoState
  /** Whether this upload made the photo, or found it made by an earlier one with the same key. */
  isNew: boolean
}

const countOf = (eventId: string) =>
  sql<number>`(select count(*) from ${photos} where ${photos.eventId} = ${eventId} and ${photos.state} <> 'deleted')`

const sameUpload = (event: EventRow, key: string) => and(eq(photos.eventId, event.id), eq(photos.uploadKey, key))

/** The photo's row, as last in the event's first album, while the event holds fewer than 2,000. Columns stand in the table's order. */
const photoStatement = (ctx: Ctx, id: string, actorId: string, event: EventRow, upload: PhotoUpload & Original) =>
  ctx.db
    .insert(photos)
    .select(
      ctx.db
        .select({
          id: sql<string>`${id}`.as('id'),
          eventId: sql<string>`${event.id}`.as('event_id'),
          albumId: albums.id,
          uploadKey: sql<string>`${upload.key}`.as('upload_key'),
          originalKey: sql<string>`${upload.originalKey}`.as('original_key'),
          publicKey: sql<string>`${randomKey()}`.as('public_key'),
          state: sql<PhotoState>`'processing'`.as('state'),
          position:
            sql<number>`(select coalesce(max(position), 0) + 1 from ${photos} where ${photos.eventId} = ${event.id})`.as(
              'position',
            ),
          fileName: sql<string>`${fileLabel(upload.fileName)}`.as('file_name'),
          bytes: sql<number>`${upload.bytes}`.as('bytes'),
          width: sql<number>`${upload.width}`.as('width'),
          height: sql<number>`${upload.height}`.as('height'),
          alt: sql<Localized>`'{}'`.as('alt'),
          caption: sql<Localized>`'{}'`.as('caption'),
          attempts: sql<number>`0`.as('attempts'),
          error: sql<string | null>`null`.as('error'),
          uploadedBy: sql<string>`${actorId}`.as('uploaded_by'),
          readyAt: sql<Date | null>`null`.as('ready_at'),
          createdAt: sql<Date>`${ctx.now.getTime()}`.as('created_at'),
          updatedAt: sql<Date>`${ctx.now.getTime()}`.as('updated_at'),
        })
        .from(albums)
        .where(and(eq(albums.eventId, event.id), sql`${countOf(event.id)} < ${maxPhotosOfEvent}`))
        .orderBy(albums.position)
        .limit(1),
    )
    .onConflictDoNothing()
    .returning()

/** The earlier photo of the same key, or a refusal when the event is full: asked before a byte is read. */
async function foundBefore(ctx: Ctx, event: EventRow, key: string): Promise<PhotoRow | undefined> {
  const [[earlier], [full]] = await ctx.db.batch([
    ctx.db.select().from(photos).where(sameUpload(event, key)),
    ctx.db
      .select({ count: sql<number>`count(*)` })
      .from(photos)
      .where(and(eq(photos.eventId, event.id), ne(photos.state, 'deleted'))),
  ])
  if (!earlier && (full?.count ?? 0) >= maxPhotosOfEvent) throw new Problem('upload.quota')
  return earlier
}

/**
 * Takes a picture into the event's gallery: the bytes first, then the row, then the job that makes its sizes. The same key
 * gives the same photo. Throws refusals of the picture, `request.malformed` for a bad key, `upload.quota`.
 */
export async function uploadPhoto(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  upload: PhotoUpload,
): Promise<UploadOutcome> {
  if (!UploadKey.safeParse(upload.key).success) throw new Problem('request.malformed')
  const earlier = await foundBefore(ctx, event, upload.key)
  if (earlier) return { id: earlier.id, state: earlier.state, isNew: false }
  const original = await receivePicture(ctx, upload)
  const id = uuidv7(ctx.now)
  const [, [made], , [kept]] = await ctx.db.batch([
    firstAlbumStatement(ctx, event),
    photoStatement(ctx, id, actorId, event, { ...upload, ...original }),
    auditWhenStatement(
      ctx,
      {
        action: 'photo.uploaded',
        actorId,
        subjectId: id,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { fileName: fileLabel(upload.fileName), bytes: original.bytes },
      },
      changedOne,
    ),
    ctx.db.select().from(photos).where(sameUpload(event, upload.key)),
  ])
  if (made) {
    await ctx.jobs.send({ job: 'photo', photoId: made.id })
    return { id: made.id, state: made.state, isNew: true }
  }
  await removePicture(ctx, null, original.originalKey)
  if (!kept) throw new Problem('upload.quota')
  return { id: kept.id, state: kept.state, isNew: false }
}
