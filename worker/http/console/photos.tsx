import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { link } from '#web/layouts/frame.ts'
import { PhotosConsolePage, type RefusedFile } from '#web/pages/console/photos.tsx'
import { randomKey } from '#worker/core/ids.ts'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import { renameAlbum } from '#worker/domain/galleries/albums.ts'
import { consoleGallery, galleryProgress } from '#worker/domain/galleries/queries.ts'
import { AlbumTitle } from '#worker/domain/galleries/schema.ts'
import { uploadPhoto } from '#worker/domain/galleries/upload.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { eventTag, purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { announcedLength, filesOf, pictureForm, uploadOf } from './picture-upload.ts'

/** A whole form is held in memory while it is read; more pictures at once need the script, which sends each by itself. */
const maxFormBytes = 80 * 1024 * 1024

const Place = z.coerce.number().int().min(0).max(1_000_000).catch(0)
const Uploaded = z.coerce.number().int().min(0).max(1000).catch(0)
const Done = z.enum(['saved', 'deleted', 'moved']).optional().catch(undefined)

async function page(c: Context<EventEnv>, refused: readonly RefusedFile[], uploaded: number) {
  const { event } = c.var
  const from = Place.parse(c.req.query('from'))
  const gallery = await consoleGallery(c.get('ctx'), event.id, from)
  const done = Done.parse(c.req.query('done'))
  return (
    <PhotosConsolePage
      {...eventPage(c)}
      {...{ gallery, from, refused, uploaded }}
      {...(done ? { done } : {})}
      formKey={randomKey()}
    />
  )
}

/** Uploads each file of the form; what is refused is told per file and keeps no other from being taken. */
async function uploadEach(c: Context<EventEnv>): Promise<{ taken: number; refused: RefusedFile[] }> {
  const form = await pictureForm(c, maxFormBytes)
  const key = form.get('key')
  const refused: RefusedFile[] = []
  const files = filesOf(form, 'pictures')
  for (const [index, file] of files.entries()) {
    const upload = { ...uploadOf(file), key: `${String(key).slice(0, 64)}-${index}`, fileName: file.name }
    try {
      await uploadPhoto(c.get('ctx'), c.get('account').id, c.get('event'), upload)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ name: fileLabel(file.name), code: error.code })
    }
  }
  return { taken: files.length - refused.length, refused }
}

/** A header that carries any text, percent-encoded; a malformed one is only a poor label. */
function textOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return ''
  }
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/photos', needs('photos.manage'), async (c) =>
    c.html(await page(c, [], Uploaded.parse(c.req.query('uploaded')))),
  )
  .post('/console/events/:event/photos', needs('photos.manage'), async (c) => {
    const { taken, refused } = await uploadEach(c)
    if (taken + refused.length === 0) return c.html(await page(c, [{ name: '', code: 'none' }], 0), 422)
    if (refused.length > 0) return c.html(await page(c, refused, taken), 422)
    return c.redirect(link(frame(c), `/console/events/${c.get('event').slug}/photos?uploaded=${taken}`), 303)
  })
  .post('/console/events/:event/photos/uploads', needs('photos.manage'), async (c) => {
    const bytes = announcedLength(c, maxPictureBytes)
    const body = c.req.raw.body as ReadableStream<Uint8Array> | null
    if (!body) throw new Problem('upload.unsupported')
    const { isNew, id, state } = await uploadPhoto(c.get('ctx'), c.get('account').id, c.get('event'), {
      body,
      bytes,
      key: c.req.header('x-upload-key') ?? '',
      fileName: textOf(c.req.header('x-file-name')),
    })
    return c.json({ id, state }, isNew ? 201 : 200)
  })
  .get('/console/events/:event/photos/progress', needs('photos.manage'), async (c) =>
    c.json(await galleryProgress(c.get('ctx'), c.get('event').id)),
  )
  .post('/console/events/:event/photos/albums/:album', needs('photos.manage'), async (c) => {
    const event = c.get('event')
    const form = await readForm(c, AlbumTitle)
    if (!form.ok) throw new Problem('request.malformed')
    await renameAlbum(c.get('ctx'), c.get('account').id, event, c.req.param('album'), form.data.title)
    await purge(c, eventTag(event.id))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/photos?done=saved`), 303)
  })
