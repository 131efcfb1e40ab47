import { type Context, Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { PhotoHiddenPage, PhotoRemovalPage } from '#web/pages/public/photo-removal.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { askRemoval } from '#worker/domain/galleries/removals/ask.ts'
import { findAsked } from '#worker/domain/galleries/removals/queries.ts'
import { RemovalForm } from '#worker/domain/galleries/removals/schema.ts'
import { publicPhoto } from '#worker/domain/galleries/showing/queries.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { limitBody, limitByAddress } from '../middleware/limits.ts'
import { readForm } from '../validate.ts'
import { closedGallery } from './gallery-door.tsx'

const path = '/events/:event/photos/:photo/removal'

/** That the picture is hidden: once the form was sent, and for whoever opens it then. */
const hiddenPage = (c: Context<AppEnv>, event: EventRow) => (
  <PhotoHiddenPage frame={frame(c, accentStyle(event.accent))} event={event} />
)

/** The form with its picture, for whoever sees the picture. */
async function formPage(c: Context<AppEnv>, form: FormState, status: 200 | 422) {
  const { event: slug = '', photo: key = '' } = c.req.param()
  const view = await publicPhoto(c.get('ctx'), slug, key)
  if (!view) {
    const asked = await findAsked(c.get('ctx'), slug, key)
    if (!asked) throw new Problem('not_found')
    return c.html(hiddenPage(c, asked))
  }
  const { event, door, photo } = view
  const closed = await closedGallery(c, { event, door, photo: photo.publicKey })
  return closed ?? c.html(<PhotoRemovalPage frame={frame(c, accentStyle(event.accent))} {...{ view, form }} />, status)
}

/** Asked without account and without PIN: who knows a picture's address has seen it. */
export default new Hono<AppEnv>()
  .get(path, (c) => formPage(c, { values: {}, faults: {} }, 200))
  .post(path, limitByAddress('LIMIT_RESEND'), limitBody(32_768), async (c) => {
    const read = await readForm(c, RemovalForm)
    if (!read.ok) return formPage(c, read.form, 422)
    const { event: slug, photo: publicKey } = c.req.param()
    const event = await askRemoval(c.get('ctx'), { slug, publicKey, form: read.data, locale: c.get('locale') })
    await purge(c, eventTag(event.id))
    return c.html(hiddenPage(c, event), 202)
  })
