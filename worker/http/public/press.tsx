import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { PressPage } from '#web/pages/public/press.tsx'
import { Problem } from '#worker/core/problem.ts'
import { pressPhotos } from '#worker/domain/galleries/showing/press.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { cacheGallery, closedGallery } from './gallery-door.tsx'

export default new Hono<AppEnv>().get('/events/:event/photos/press', async (c) => {
  const press = await pressPhotos(c.get('ctx'), c.req.param('event'))
  if (!press) throw new Problem('not_found')
  const closed = await closedGallery(c, press)
  if (closed) return closed
  cacheGallery(c, press.door)
  return c.html(<PressPage frame={frame(c, accentStyle(press.event.accent))} press={press} />)
})
