import { Hono } from 'hono'
import * as z from 'zod'
import { accentStyle } from '#web/components/accent.ts'
import { PhotoPage } from '#web/pages/public/photo.tsx'
import { ratioStyle } from '#web/pages/public/photo-ratios.ts'
import { PhotosPage } from '#web/pages/public/photos.tsx'
import { Problem } from '#worker/core/problem.ts'
import { publicGallery, publicPhoto } from '#worker/domain/galleries/queries.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { cachePage, eventTag } from '../middleware/caching.ts'

/** The position after which a page begins; anything else is the first page. */
const Cursor = z.coerce.number().int().min(0).max(1_000_000).catch(0)

export default new Hono<AppEnv>()
  .get('/events/:event/photos', async (c) => {
    const gallery = await publicGallery(c.get('ctx'), c.req.param('event'), Cursor.parse(c.req.query('after')))
    if (!gallery) throw new Problem('not_found')
    cachePage(c, eventTag(gallery.event.id))
    const style = accentStyle(gallery.event.accent) + ratioStyle(gallery.photos)
    return c.html(<PhotosPage frame={frame(c, style)} gallery={gallery} />)
  })
  .get('/events/:event/photos/:photo', async (c) => {
    const view = await publicPhoto(c.get('ctx'), c.req.param('event'), c.req.param('photo'))
    if (!view) throw new Problem('not_found')
    cachePage(c, eventTag(view.event.id))
    return c.html(<PhotoPage frame={frame(c, accentStyle(view.event.accent))} view={view} />)
  })
