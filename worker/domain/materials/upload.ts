import { Buffer } from 'node:buffer'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import { bytesOfPart, maxEventBytes } from './limits.ts'
import type { Change } from './save.ts'
import type { NewUpload } from './schema.ts'
import { materials, type UploadRow, uploadParts, uploads } from './table.ts'

/** Which upload is meant: of one material, by whoever began it. */
export interface UploadRef extends Change {
  materialId: string
  uploadId: string
}

/** The object of a file in the store. */
export const objectPath = (objectKey: string): string => `materials/${objectKey}`

/** Bytes of an event's files, with those on their way: all, or those of some who upload. */
const taken = (eventId: string, by: SQL = sql`true`) => sql`(
  select coalesce(sum(bytes), 0) from material_versions v join materials m on m.id = v.material_id where m.event_id = ${eventId}
    and v.state <> 'refused' and ${by}
) + (
  select coalesce(sum(bytes), 0) from uploads u join materials m on m.id = u.material_id
  where m.event_id = ${eventId} and u.finished_at is null and ${by}
)`

/** That an event's files, and those of whoever shares with who acts, leave room for so many bytes more. */
export function hasRoom({ event, share }: Change, bytes: number): SQL {
  const ofEvent = sql`${taken(event.id)} + ${bytes} <= ${maxEventBytes}`
  if (!share) return ofEvent
  return sql`${ofEvent} and ${taken(event.id, sql`uploaded_by in ${share.of}`)} + ${bytes} <= ${share.maxBytes}`
}

/** That the event has such a material, and that files make it. */
export const isFileOf = (eventId: string, id: string) =>
  sql`exists (select 1 from materials where id = ${id} and event_id = ${eventId} and kind <> 'link' and deleted_at is null)`

/** Begins the upload of a file that comes in parts; yields its id. Throws `not_found`, `storage.full`. */
export async function beginUpload(
  ctx: Ctx,
  change: Omit<UploadRef, 'uploadId'>,
  { fileName, bytes }: NewUpload,
): Promise<string> {
  const { actorId, event, materialId } = change
  const [room] = await ctx.db
    .select({ fits: sql<number>`${hasRoom(change, bytes)}` })
    .from(materials)
    .where(and(eq(materials.id, materialId), isFileOf(event.id, materialId)))
  if (!room) throw new Problem('not_found')
  if (!room.fits) throw new Problem('storage.full')
  const objectKey = randomKey()
  const multipart = await ctx.bucket.createMultipartUpload(objectPath(objectKey))
  const id = uuidv7(ctx.now)
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const row = { id, materialId, multipartId: multipart.uploadId, objectKey, fileName: fileLabel(fileName), bytes }
  // Asked again inside the write: two that begin at once must not share the last room.
  const made = await insertWhen(
    ctx.db,
    uploads,
    { ...row, uploadedBy: actorId, ...times },
    sql`${isFileOf(event.id, materialId)} and ${hasRoom(change, bytes)}`,
  ).returning({ id: uploads.id })
  if (made.length > 0) return id
  await multipart.abort()
  throw new Problem('storage.full')
}

export interface Upload {
  upload: UploadRow
  /** In order; what the store has. */
  parts: { number: number; etag: string; sha256: string }[]
}

/** An upload and the parts that came. Throws `not_found` for another's, or of another material or event. */
export async function getUpload(ctx: Ctx, { actorId, event, materialId, uploadId }: UploadRef): Promise<Upload> {
  const [[found], parts] = await ctx.db.batch([
    ctx.db
      .select({ upload: uploads })
      .from(uploads)
      .innerJoin(materials, eq(materials.id, uploads.materialId))
      .where(
        and(
          eq(uploads.id, uploadId),
          eq(uploads.materialId, materialId),
          eq(uploads.uploadedBy, actorId),
          eq(materials.eventId, event.id),
          isNull(materials.deletedAt),
        ),
      ),
    ctx.db
      .select({ number: uploadParts.number, etag: uploadParts.etag, sha256: uploadParts.sha256 })
      .from(uploadParts)
      .where(eq(uploadParts.uploadId, uploadId))
      .orderBy(asc(uploadParts.number)),
  ])
  if (!found) throw new Problem('not_found')
  return { upload: found.upload, parts }
}

/** One part as it was announced; its body is read only when it fits. */
export interface PartUpload {
  number: number
  bytes: number
  sha256: string
  read: () => Promise<ArrayBuffer>
}

/**
 * Stores one part, once, when its length and SHA-256 are as announced. Throws `not_found`, `upload.finished`, and
 * `upload.mismatch` when it is not the part that the file has there.
 */
export async function storePart(ctx: Ctx, ref: UploadRef, part: PartUpload): Promise<void> {
  const { upload, parts } = await getUpload(ctx, ref)
  if (upload.finishedAt) throw new Problem('upload.finished')
  const { number, bytes, sha256 } = part
  if (bytes === 0 || bytes !== bytesOfPart(upload.bytes, number)) throw new Problem('upload.mismatch')
  if (parts.some((stored) => stored.number === number && stored.sha256 === sha256)) return
  const body = await part.read()
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex')
  if (body.byteLength !== bytes || digest !== sha256) throw new Problem('upload.mismatch')
  const multipart = ctx.bucket.resumeMultipartUpload(objectPath(upload.objectKey), upload.multipartId)
  const { etag } = await multipart.uploadPart(number, body).catch(async (error: unknown) => {
    // It may have been cancelled while the part came.
    await getUpload(ctx, ref)
    throw error
  })
  await ctx.db.batch([
    ctx.db
      .insert(uploadParts)
      .values({ uploadId: upload.id, number, etag, sha256 })
      .onConflictDoUpdate({ target: [uploadParts.uploadId, uploadParts.number], set: { etag, sha256 } }),
    ctx.db.update(uploads).set({ updatedAt: ctx.now }).where(eq(uploads.id, upload.id)),
  ])
}

/**
 * Ends an upload before it is a version: its parts leave the store. Throws `not_found`, and `upload.finished` for one that
 * is a version by now.
 */
export async function cancelUpload(ctx: Ctx, ref: UploadRef): Promise<void> {
  const { upload } = await getUpload(ctx, ref)
  if (upload.finishedAt) throw new Problem('upload.finished')
  // The store first: should it fail, the row still tells the next try, and the nightly sweep, what there is to abort.
  await abortParts(ctx, upload)
  const isOpen = sql`exists (select 1 from uploads where id = ${upload.id} and finished_at is null)`
  await ctx.db.batch([
    ctx.db.delete(uploadParts).where(and(eq(uploadParts.uploadId, upload.id), isOpen)),
    ctx.db.delete(uploads).where(and(eq(uploads.id, upload.id), isNull(uploads.finishedAt))),
  ])
}

/** R2's "The specified multipart upload does not exist": it was aborted, or joined, before. */
const isGone = (error: unknown) => error instanceof Error && error.message.includes('(10024)')

/** Takes the parts of an upload from the store; one that is gone already has none. */
export async function abortParts({ bucket }: Ctx, { objectKey, multipartId }: UploadRow): Promise<void> {
  try {
    await bucket.resumeMultipartUpload(objectPath(objectKey), multipartId).abort()
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
