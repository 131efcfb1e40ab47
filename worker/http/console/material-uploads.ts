import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { Problem } from '#worker/core/problem.ts'
import { finishUpload, storeWhole } from '#worker/domain/materials/finish.ts'
import { maxFormFileBytes, partBytes } from '#worker/domain/materials/limits.ts'
import { NewUpload } from '#worker/domain/materials/schema.ts'
import { beginUpload, getUpload, storePart, type UploadRef } from '#worker/domain/materials/upload.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readJson } from '../validate.ts'
import { announcedLength, filesOf, pictureForm } from './picture-upload.ts'

const base = '/console/events/:event/materials/:material'

/** The form's own lines around the file. */
const formBytes = maxFormFileBytes + 64 * 1024

const refOf = (c: Context<EventEnv>): UploadRef => ({
  actorId: c.var.account.id,
  event: c.var.event,
  materialId: c.req.param('material') ?? '',
  uploadId: c.req.param('upload') ?? '',
})

export default new Hono<EventEnv>()
  .post(`${base}/file`, needs('programme.edit'), async (c) => {
    const ref = refOf(c)
    const path = `/console/events/${c.var.event.slug}/materials/${ref.materialId}`
    const [file] = filesOf(await pictureForm(c, formBytes), 'file')
    if (!file || file.size === 0) return c.redirect(link(frame(c), `${path}?done=none`), 303)
    await storeWhole(c.var.ctx, ref, ref.materialId, { name: file.name, bytes: file.size, body: file })
    return c.redirect(link(frame(c), `${path}?done=uploaded`), 303)
  })
  .post(`${base}/uploads`, needs('programme.edit'), async (c) => {
    const id = await beginUpload(c.var.ctx, refOf(c), await readJson(c, NewUpload))
    return c.json({ id, partBytes, parts: [] }, 201)
  })
  .get(`${base}/uploads/:upload`, needs('programme.edit'), async (c) => {
    const { upload, parts } = await getUpload(c.var.ctx, refOf(c))
    const { id, bytes, finishedAt } = upload
    return c.json({
      id,
      bytes,
      partBytes,
      isFinished: finishedAt !== null,
      parts: parts.map(({ number, sha256 }) => ({ number, sha256 })),
    })
  })
  .put(`${base}/uploads/:upload/parts/:part`, needs('programme.edit'), async (c) => {
    const bytes = announcedLength(c, partBytes)
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('request.unsupported_type')
    const part = c.req.param('part')
    const sha256 = c.req.header('x-sha256') ?? ''
    if (!/^\d{1,5}$/.test(part) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('request.malformed')
    const read = () =>
      c.req.arrayBuffer().catch(() => {
        throw new Problem('request.malformed')
      })
    await storePart(c.var.ctx, refOf(c), { number: Number(part), bytes, sha256, read })
    return c.body(null, 204)
  })
  .post(`${base}/uploads/:upload/completion`, needs('programme.edit'), async (c) =>
    c.json({ version: await finishUpload(c.var.ctx, refOf(c)) }, 201),
  )
