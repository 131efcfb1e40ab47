import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { partsOf } from './limits.ts'
import type { Change } from './save.ts'
import { materialVersions, uploadParts, uploads } from './table.ts'
import { getUpload, hasRoom, isFileOf, objectPath, type Upload, type UploadRef } from './upload.ts'

interface NewVersion {
  materialId: string
  objectKey: string
  fileName: string
  bytes: number
}

/** The next version of a material, waiting to be checked, where the condition holds; with its line in the history. */
function versionStatements(ctx: Ctx, { actorId, actorName, event }: Change, file: NewVersion, condition: SQL) {
  const id = uuidv7(ctx.now)
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from material_versions where material_id = ${file.materialId})`
  const row = { id, number, state: 'checking' as const, publicKey: randomKey(), uploadedBy: actorId, ...file }
  return [
    insertWhen(ctx.db, materialVersions, { ...row, createdAt: ctx.now, updatedAt: ctx.now }, condition).returning({
      id: materialVersions.id,
    }),
    auditWhenStatement(
      ctx,
      {
        action: 'material.uploaded',
        actorId,
        actorName,
        subjectId: file.materialId,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { fileName: file.fileName, bytes: file.bytes },
      },
      changedOne,
    ),
  ] as const
}

/** Joins the parts; when an earlier try joined them and was lost after that, the whole object is there. Throws `upload.mismatch`. */
async function joinParts(ctx: Ctx, { upload, parts }: Upload): Promise<void> {
  const path = objectPath(upload.objectKey)
  const multipart = ctx.bucket.resumeMultipartUpload(path, upload.multipartId)
  const named = parts.map(({ number, etag }) => ({ partNumber: number, etag }))
  const object = await multipart.complete(named).catch(() => ctx.bucket.head(path))
  if (object?.size === upload.bytes) return
  if (object) await ctx.bucket.delete(path)
  throw new Problem('upload.mismatch')
}

/**
 * Makes a version of an upload whose parts are all there, once; yields its id and sends it to be checked. Throws
 * `not_found`, `upload.incomplete`, `upload.finished`, `upload.mismatch`.
 */
export async function finishUpload(ctx: Ctx, ref: UploadRef): Promise<string> {
  const found = await getUpload(ctx, ref)
  const { upload, parts } = found
  if (upload.finishedAt) throw new Problem('upload.finished')
  // Each part had the length of its place when it was stored, so that their number makes the whole.
  if (parts.length !== partsOf(upload.bytes)) throw new Problem('upload.incomplete')
  await joinParts(ctx, found)
  const { materialId, objectKey, fileName, bytes } = upload
  const isOpen = sql`exists (select 1 from uploads where id = ${upload.id} and finished_at is null)`
  const [[made]] = await ctx.db.batch([
    ...versionStatements(ctx, ref, { materialId, objectKey, fileName, bytes }, isOpen),
    ctx.db
      .update(uploads)
      .set({ finishedAt: ctx.now, updatedAt: ctx.now })
      .where(and(eq(uploads.id, upload.id), isNull(uploads.finishedAt))),
    ctx.db.delete(uploadParts).where(eq(uploadParts.uploadId, upload.id)),
  ])
  if (!made) throw new Problem('upload.finished')
  await ctx.jobs.send({ job: 'material', versionId: made.id })
  return made.id
}

/** A file that came whole, with a form. */
export interface WholeFile {
  name: string
  bytes: number
  body: Blob
}

/** Makes a version of a file that came whole; yields its id. Throws `storage.full`, also for a material of another event, and then leaves nothing. */
export async function storeWhole(ctx: Ctx, change: Change, materialId: string, file: WholeFile): Promise<string> {
  const objectKey = randomKey()
  await ctx.bucket.put(objectPath(objectKey), file.body)
  const fits = sql`${isFileOf(change.event.id, materialId)} and ${hasRoom(change, file.bytes)}`
  const version = { materialId, objectKey, fileName: fileLabel(file.name), bytes: file.bytes }
  const [[made]] = await ctx.db.batch([...versionStatements(ctx, change, version, fits)])
  if (!made) {
    await ctx.bucket.delete(objectPath(objectKey))
    throw new Problem('storage.full')
  }
  await ctx.jobs.send({ job: 'material', versionId: made.id })
  return made.id
}
