import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { type AlbumsDone, albumsDone, PhotoAlbumsPage } from '#web/pages/console/photo-albums.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { makeAlbum, moveAlbum, removeAlbum, renameAlbum } from '#worker/domain/galleries/editing/albums.ts'
import { albumsOf } from '#worker/domain/galleries/editing/queries.ts'
import { AlbumRemoval, AlbumTitle, PhotoMove } from '#worker/domain/galleries/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const base = '/console/events/:event/photos/albums'

/** Back to the albums, once the public pages are told. */
async function back(c: Context<EventEnv>, done: AlbumsDone, album = '') {
  const { slug, id } = c.get('event')
  await purge(c, eventTag(id))
  const fragment = album ? `#album-${album}` : ''
  return c.redirect(link(frame(c), `/console/events/${slug}/photos/albums?done=${done}${fragment}`), 303)
}

const title = async (c: Context<EventEnv>) => {
  const form = await readForm(c, AlbumTitle)
  if (!form.ok) throw new Problem('request.invalid')
  return form.data.title
}

async function page(c: Context<EventEnv>) {
  const albums = await albumsOf(c.get('ctx'), c.get('event'))
  const done = albumsDone.find((word): word is AlbumsDone => word === c.req.query('done'))
  return <PhotoAlbumsPage {...eventPage(c)} {...{ albums, done }} />
}

export default new Hono<EventEnv>()
  .get(base, needs('photos.manage'), async (c) => c.html(await page(c)))
  .post(base, needs('photos.manage'), async (c) => {
    const text = await title(c)
    if (Object.keys(text).length === 0) return back(c, 'untitled')
    const album = await makeAlbum(c.get('ctx'), c.var.account.id, c.var.event, text)
    return back(c, 'made', album)
  })
  .post(`${base}/:album`, needs('photos.manage'), async (c) => {
    const album = c.req.param('album')
    const text = await title(c)
    if (Object.keys(text).length === 0) return back(c, 'untitled', album)
    await renameAlbum(c.get('ctx'), c.var.account.id, c.var.event, album, text)
    return back(c, 'renamed', album)
  })
  .post(`${base}/:album/position`, needs('photos.manage'), async (c) => {
    const form = await readForm(c, PhotoMove)
    if (!form.ok) throw new Problem('request.malformed')
    const albumId = c.req.param('album')
    await moveAlbum(c.get('ctx'), c.var.account.id, c.var.event, { albumId, ...form.data })
    return back(c, 'moved', albumId)
  })
  .post(`${base}/:album/removal`, needs('photos.manage'), async (c) => {
    const form = await readForm(c, AlbumRemoval)
    if (!form.ok) throw new Problem('request.invalid')
    const albumId = c.req.param('album')
    await removeAlbum(c.get('ctx'), c.var.account.id, c.var.event, { albumId, heir: form.data.heir })
    return back(c, 'removed')
  })
