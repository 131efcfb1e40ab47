import { Hono } from 'hono'
import { PhotosUsagePage } from '#web/pages/console/photos-usage.tsx'
import { usageOf } from '#worker/domain/galleries/usage.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'

/** What pictures cost so far. */
export default new Hono<EventEnv>().get('/console/events/:event/photos/usage', needs('photos.manage'), async (c) =>
  c.html(<PhotosUsagePage {...eventPage(c)} usage={await usageOf(c.var.ctx, c.var.event.id)} />),
)
