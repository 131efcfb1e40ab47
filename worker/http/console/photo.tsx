import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PhotoConsolePage } from '#web/pages/console/photo.tsx'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { deletePhoto, describePhoto, getPhoto, movePhoto, retryPhoto } from '#worker/domain/galleries/edit.ts'
import { PhotoMove, PhotoTexts } from '#worker/domain/galleries/schema.ts'
import type { PhotoRow } from '#worker/domain/galleries/table.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { eventTag, purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const deed = (c: Context<EventEnv>) => ({
  actorId: c.get('account').id,
  event: c.get('event'),
  photoId: c.req.param('photo') ?? '',
})

/** Back to the list, where the photo stands, once the public page is told. */
async function backToList(c: Context<EventEnv>, done: string) {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  const from = /^\d{1,7}$/.exec(c.req.query('from') ?? '')?.[0] ?? '0'
  return c.redirect(link(frame(c), `/console/events/${slug}/photos?done=${done}&from=${from}`), 303)
}

const formOf = (photo: PhotoRow): FormState => ({
  values: { ...fieldsOf('alt', photo.alt), ...fieldsOf('caption', photo.caption) },
  faults: {},
})

async function page(c: Context<EventEnv>, form?: FormState) {
  const photo = await getPhoto(c.get('ctx'), c.get('event'), c.req.param('photo') ?? '')
  return <PhotoConsolePage {...eventPage(c)} photo={photo} form={form ?? formOf(photo)} />
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos/:photo', needs('photos.manage'), async (c) => c.html(await page(c)))
  .post('/console/events/:event/photos/:photo', needs('photos.manage'), async (c) => {
    const form = await readForm(c, PhotoTexts)
    if (!form.ok) return c.html(await page(c, form.form), 422)
    await describePhoto(c.get('ctx'), deed(c), form.data)
    return backToList(c, 'saved')
  })
  .post('/console/events/:event/photos/:photo/position', needs('photos.manage'), async (c) => {
    const form = await readForm(c, PhotoMove)
    if (!form.ok) throw new Problem('request.malformed')
    await movePhoto(c.get('ctx'), deed(c), form.data)
    return backToList(c, 'moved')
  })
  .post('/console/events/:event/photos/:photo/deletion', needs('photos.manage'), async (c) => {
    await deletePhoto(c.get('ctx'), deed(c))
    return backToList(c, 'deleted')
  })
  .post('/console/events/:event/photos/:photo/processing', needs('photos.manage'), async (c) => {
    await retryPhoto(c.get('ctx'), deed(c))
    return backToList(c, 'saved')
  })
