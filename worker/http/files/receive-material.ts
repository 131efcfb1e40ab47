import type { Context } from 'hono'
import { bodyInTime } from '#worker/core/body-in-time.ts'
import { Problem } from '#worker/core/problem.ts'
import { finishUpload, storeWhole } from '#worker/domain/materials/finish.ts'
import { maxFormFileBytes, partBytes } from '#worker/domain/materials/limits.ts'
import { NewUpload } from '#worker/domain/materials/schema.ts'
import { beginUpload, getUpload, storePart, type UploadRef } from '#worker/domain/materials/upload.ts'
import { announcedLength, filesOf, pictureForm } from '../console/picture-upload.ts'
import type { AppEnv } from '../env.ts'
import { readJson } from '../validate.ts'

/** The form's own lines around the file. */
const formBytes = maxFormFileBytes + 64 * 1024

/** Takes the file of a form that was sent without script; `none` where nobody chose one. The caller has checked the rights. */
export async function takeFile<E extends AppEnv>(c: Context<E>, ref: UploadRef): Promise<'uploaded' | 'none'> {
  const [file] = filesOf(await pictureForm(c, formBytes), 'file')
  if (!file || file.size === 0) return 'none'
  await storeWhole(ctxOf(c), ref, ref.materialId, { name: file.name, bytes: file.size, body: file })
  return 'uploaded'
}

/** Answers the island's steps through an upload in parts; the caller has checked the rights. */
export const uploadSteps = {
  async begin<E extends AppEnv>(c: Context<E>, ref: UploadRef) {
    const id = await beginUpload(ctxOf(c), ref, await readJson(c, NewUpload))
    return c.json({ id, partBytes, parts: [] }, 201)
  },

  async tell<E extends AppEnv>(c: Context<E>, ref: UploadRef) {
    const { upload, parts } = await getUpload(ctxOf(c), ref)
    const { id, bytes, finishedAt } = upload
    const stored = parts.map(({ number, sha256 }) => ({ number, sha256 }))
    return c.json({ id, bytes, partBytes, isFinished: finishedAt !== null, parts: stored })
  },

  async takePart<E extends AppEnv>(c: Context<E>, ref: UploadRef, part: string) {
    const bytes = announcedLength(c, partBytes)
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('request.unsupported_type')
    const sha256 = c.req.header('x-sha256') ?? ''
    if (!/^\d{1,5}$/.test(part) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('request.malformed')
    const read = () => bodyInTime(c.req.arrayBuffer())
    await storePart(ctxOf(c), ref, { number: Number(part), bytes, sha256, read })
    return c.body(null, 204)
  },

  async finish<E extends AppEnv>(c: Context<E>, ref: UploadRef) {
    return c.json({ version: await finishUpload(ctxOf(c), ref) }, 201)
  },
}

const ctxOf = <E extends AppEnv>(c: Context<E>) => (c as unknown as Context<AppEnv>).get('ctx')
