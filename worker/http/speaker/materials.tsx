import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { link } from '#web/layouts/frame.ts'
import { formOfTitle, type MaterialNews, MaterialPage, materialNews } from '#web/pages/speaker/material.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { nameOf } from '#worker/domain/materials/address.ts'
import { maxLinkBytes } from '#worker/domain/materials/limits.ts'
import {
  actorsOf,
  checkOwnMaterial,
  getOwnFile,
  getOwnMaterial,
  OwnTitle,
  renameOwn,
  withdrawOwn,
} from '#worker/domain/materials/of-speaker.ts'
import { cancelUpload, type UploadRef } from '#worker/domain/materials/upload.ts'
import { actorOf } from '#worker/domain/programme/speaking/link.ts'
import { giveFile } from '#worker/http/files/give-file.ts'
import { takeFile, uploadSteps } from '#worker/http/files/receive-material.ts'
import { frame } from '#worker/http/frame.ts'
import { purge } from '#worker/http/middleware/caching.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { baseOf, partScope, type SpeakingEnv, speakingPage, speakingScope } from './scope.tsx'

const base = '/speaking/:token/materials/:material'
const limited = limitByAddress('LIMIT_REGISTRATION')

const speakerOf = (c: Context<SpeakingEnv>) => {
  const { event, speaker, invitation } = c.var.speaking
  return { eventId: event.id, speakerId: speaker.id, invitationId: invitation.id }
}

/** Lets pass what belongs to a session of the speaker's; anything else is not found. */
const ownMaterial = createMiddleware<SpeakingEnv>(async (c, next) => {
  await checkOwnMaterial(c.get('ctx'), speakerOf(c), c.req.param('material') ?? '')
  await next()
})

const refOf = (c: Context<SpeakingEnv>): UploadRef => ({
  ...actorOf(c.var.speaking),
  event: c.var.speaking.event,
  share: { of: actorsOf(speakerOf(c)), maxBytes: maxLinkBytes },
  materialId: c.req.param('material') ?? '',
  uploadId: c.req.param('upload') ?? '',
})

const backTo = (c: Context<SpeakingEnv>, done: MaterialNews) =>
  c.redirect(link(frame(c), `${baseOf(c)}/materials/${refOf(c).materialId}?done=${done}`), 303)

async function page(c: Context<SpeakingEnv>, form?: FormState) {
  const { done: _, ...shown } = speakingPage(c)
  const detail = await getOwnMaterial(c.var.ctx, speakerOf(c), refOf(c).materialId)
  const news = materialNews.find((word) => word === c.req.query('done'))
  return <MaterialPage {...shown} detail={detail} news={news} form={form ?? formOfTitle(detail)} />
}

/** What readers see has changed: nothing is kept at the edge. */
async function changed(c: Context<SpeakingEnv>, done: MaterialNews) {
  await purge(c, eventTag(c.var.speaking.event.id))
  return backTo(c, done)
}

export default new Hono<SpeakingEnv>()
  .get(base, speakingScope, partScope, async (c) => c.html(await page(c)))
  .post(`${base}/title`, limited, limitBody(32_768), speakingScope, partScope, ownMaterial, async (c) => {
    const read = await readForm(c, OwnTitle)
    if (!read.ok) return c.html(await page(c, read.form), 422)
    await renameOwn(c.var.ctx, refOf(c), speakerOf(c), refOf(c).materialId, read.data.title)
    return changed(c, 'renamed')
  })
  .post(`${base}/withdrawal`, limited, speakingScope, partScope, ownMaterial, async (c) => {
    await withdrawOwn(c.var.ctx, refOf(c), speakerOf(c), refOf(c).materialId)
    return changed(c, 'withdrawn')
  })
  .post(`${base}/file`, limited, speakingScope, partScope, ownMaterial, async (c) =>
    backTo(c, await takeFile(c, refOf(c))),
  )
  .post(`${base}/uploads`, limited, speakingScope, partScope, ownMaterial, (c) => uploadSteps.begin(c, refOf(c)))
  .get(`${base}/uploads/:upload`, speakingScope, partScope, ownMaterial, (c) => uploadSteps.tell(c, refOf(c)))
  .put(`${base}/uploads/:upload/parts/:part`, speakingScope, partScope, ownMaterial, (c) =>
    uploadSteps.takePart(c, refOf(c), c.req.param('part')),
  )
  .post(`${base}/uploads/:upload/completion`, speakingScope, partScope, ownMaterial, (c) =>
    uploadSteps.finish(c, refOf(c)),
  )
  .post(`${base}/uploads/:upload/cancellation`, speakingScope, partScope, ownMaterial, async (c) => {
    await cancelUpload(c.var.ctx, refOf(c))
    return backTo(c, 'cancelled')
  })
  /** The speaker's own files, given out or not: the link is the proof. */
  .get('/speaking/:token/files/:file{material-[\\w-]+}/:name', speakingScope, partScope, async (c) => {
    const { file: address, name } = c.req.param()
    const file = await getOwnFile(c.var.ctx, speakerOf(c), address.slice('material-'.length))
    if (nameOf(file) !== name) throw new Problem('not_found')
    return giveFile(c as unknown as Parameters<typeof giveFile>[0], { ...file, isPublic: false, holder: 'organiser' })
  })
