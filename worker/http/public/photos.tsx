import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { accentStyle } from '#web/components/accent.ts'
import { photoPath } from '#web/components/photo-paths.ts'
import { PhotoPage } from '#web/pages/public/photo.tsx'
import { ratioStyle } from '#web/pages/public/photo-ratios.ts'
import { PhotosPage } from '#web/pages/public/photos.tsx'
import { Problem } from '#worker/core/problem.ts'
import { photoMovedTo } from '#worker/domain/galleries/showing/moved.ts'
import { publicGallery, publicPhoto } from '#worker/domain/galleries/showing/queries.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { cacheGallery, closedGallery } from './gallery-door.tsx'

/** From 1; anything else is the first page. */
const Page = z.coerce.number().int().min(1).max(1000).catch(1)

async function galleryPage(c: Context<AppEnv>, slug: string, album?: string) {
  const gallery = await publicGallery(c.get('ctx'), slug, { album, page: Page.parse(c.req.query('page')) })
  if (!gallery) throw new Problem('not_found')
  const closed = await closedGallery(c, gallery)
  if (closed) return closed
  cacheGallery(c, gallery.door)
  const style = accentStyle(gallery.event.accent) + ratioStyle(gallery.photos)
  return c.html(<PhotosPage frame={frame(c, style)} gallery={gallery} />)
}

export default new Hono<AppEnv>()
  .get('/events/:event/photos', (c) => galleryPage(c, c.req.param('event')))
  .get('/events/:event/photos/albums/:album', (c) => galleryPage(c, c.req.param('event'), c.req.param('album')))
  .get('/events/:event/photos/:photo', async (c) => {
    const [ctx, slug, key] = [c.get('ctx'), c.req.param('event'), c.req.param('photo')]
    const view = await publicPhoto(ctx, slug, key)
    if (!view) {
      const present = await photoMovedTo(ctx, slug, key)
      if (!present) throw new Problem('not_found')
      return c.redirect(`${photoPath({ slug }, present)}${new URL(c.req.url).search}`, 301)
    }
    const { event, door, photo } = view
    const closed = await closedGallery(c, { event, door, photo: photo.publicKey })
    if (closed) return closed
    cacheGallery(c, door)
    const style = accentStyle(view.event.accent) + ratioStyle([view.photo])
    return c.html(<PhotoPage frame={frame(c, style)} view={view} />)
  })
