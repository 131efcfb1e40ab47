import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { cancelUpload, type UploadRef } from '#worker/domain/materials/upload.ts'
import type { EventEnv } from '../env.ts'
import { takeFile, uploadSteps } from '../files/receive-material.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'

const base = '/console/events/:event/materials/:material'

const refOf = (c: Context<EventEnv>): UploadRef => ({
  actorId: c.var.account.id,
  event: c.var.event,
  materialId: c.req.param('material') ?? '',
  uploadId: c.req.param('upload') ?? '',
})

const backTo = (c: Context<EventEnv>, done: 'uploaded' | 'none' | 'cancelled') =>
  c.redirect(link(frame(c), `/console/events/${c.var.event.slug}/materials/${refOf(c).materialId}?done=${done}`), 303)

export default new Hono<EventEnv>()
  .post(`${base}/file`, needs('programme.edit'), async (c) => backTo(c, await takeFile(c, refOf(c))))
  .post(`${base}/uploads`, needs('programme.edit'), (c) => uploadSteps.begin(c, refOf(c)))
  .get(`${base}/uploads/:upload`, needs('programme.edit'), (c) => uploadSteps.tell(c, refOf(c)))
  .put(`${base}/uploads/:upload/parts/:part`, needs('programme.edit'), (c) =>
    uploadSteps.takePart(c, refOf(c), c.req.param('part')),
  )
  .post(`${base}/uploads/:upload/completion`, needs('programme.edit'), (c) => uploadSteps.finish(c, refOf(c)))
  .post(`${base}/uploads/:upload/cancellation`, needs('programme.edit'), async (c) => {
    await cancelUpload(c.var.ctx, refOf(c))
    return backTo(c, 'cancelled')
  })
