import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { PhotoConsolePage } from '#web/pages/console/photo.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { deletePhotos } from '#worker/domain/galleries/editing/delete.ts'
import {
  describePhoto,
  getPhoto,
  makeCoverOfAlbums,
  retryPhoto,
  rotatePhoto,
} from '#worker/domain/galleries/editing/edit.ts'
import { movePhoto } from '#worker/domain/galleries/editing/order.ts'
import { nextUndescribed } from '#worker/domain/galleries/editing/queries.ts'
import { OnToNext, PhotoMove, PhotoTexts, PhotoTurn } from '#worker/domain/galleries/schema.ts'
import type { PhotoRow } from '#worker/domain/galleries/table.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const deed = (c: Context<EventEnv>) => ({
  actorId: c.get('account').id,
  event: c.get('event'),
  photoId: c.req.param('photo') ?? '',
})

/** Back to the page of the list that was looked at, once the public page is told; to the photo itself where it was moved. */
async function backToList(c: Context<EventEnv>, done: string, fragment = '') {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  const page = /^\d{1,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? '1'
  const album = albumOf(c)
  const of = album ? `&album=${album}` : ''
  return c.redirect(link(frame(c), `/console/events/${slug}/photos?done=${done}&page=${page}${of}${fragment}`), 303)
}

async function toPhoto(c: Context<EventEnv>, photoId: string) {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  return c.redirect(link(frame(c), `/console/events/${slug}/photos/${photoId}?done=saved`), 303)
}

const DescriptionForm = PhotoTexts.extend(OnToNext.shape)

const albumOf = (c: Context<EventEnv>) => /^[\da-f-]{36}$/.exec(c.req.query('album') ?? '')?.[0]

const formOf = (photo: PhotoRow): FormState => ({
  values: {
    ...{ ...fieldsOf('alt', photo.alt), ...fieldsOf('caption', photo.caption) },
    ...{ credit: photo.credit ?? '', licence: photo.licence },
  },
  faults: {},
})

async function page(c: Context<EventEnv>, form?: FormState) {
  const photo = await getPhoto(c.get('ctx'), c.get('event'), c.req.param('photo') ?? '')
  return (
    <PhotoConsolePage
      {...eventPage(c)}
      photo={photo}
      form={form ?? formOf(photo)}
      isSaved={c.req.query('done') === 'saved'}
    />
  )
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos/:photo', needs('photos.manage'), async (c) => c.html(await page(c)))
  .post('/console/events/:event/photos/:photo', needs('photos.manage'), async (c) => {
    const form = await readForm(c, DescriptionForm)
    if (!form.ok) return c.html(await page(c, form.form), 422)
    const { next: wantsNext, ...texts } = form.data
    await describePhoto(c.get('ctx'), deed(c), texts)
    const next = wantsNext && (await nextUndescribed(c.get('ctx'), c.var.event.id, c.req.param('photo')))
    return next ? toPhoto(c, next) : backToList(c, 'saved')
  })
  .post('/console/events/:event/photos/:photo/position', needs('photos.manage'), async (c) => {
    const form = await readForm(c, PhotoMove)
    if (!form.ok) throw new Problem('request.malformed')
    await movePhoto(c.get('ctx'), deed(c), { ...form.data, album: albumOf(c) })
    return backToList(c, 'moved', `#photo-${c.req.param('photo')}`)
  })
  .post('/console/events/:event/photos/:photo/deletion', needs('photos.manage'), async (c) => {
    const { photoId, ...selection } = deed(c)
    const count = await deletePhotos(c.get('ctx'), { ...selection, chosen: [photoId] })
    if (count === 0) throw new Problem('not_found')
    return backToList(c, `deleted&count=1&moment=${c.get('ctx').now.getTime()}`)
  })
  .post('/console/events/:event/photos/:photo/rotation', needs('photos.manage'), async (c) => {
    const form = await readForm(c, PhotoTurn)
    if (!form.ok) throw new Problem('request.malformed')
    await rotatePhoto(c.get('ctx'), deed(c), form.data)
    return backToList(c, 'saved')
  })
  .post('/console/events/:event/photos/:photo/cover', needs('photos.manage'), async (c) => {
    await makeCoverOfAlbums(c.get('ctx'), deed(c))
    return backToList(c, 'saved')
  })
  .post('/console/events/:event/photos/:photo/processing', needs('photos.manage'), async (c) => {
    await retryPhoto(c.get('ctx'), deed(c))
    return backToList(c, 'saved')
  })
