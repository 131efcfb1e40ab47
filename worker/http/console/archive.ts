import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { eventTag } from '#worker/core/edge-cache.ts'
import { archiveEvent, unarchiveEvent } from '#worker/domain/events/archive.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'

async function back(c: Context<EventEnv>, done: string) {
  await Promise.all([purge(c, eventTag(c.var.event.id)), purge(c, 'events')])
  return c.redirect(link(frame(c), `/console/events/${c.var.event.slug}?done=${done}`), 303)
}

export default new Hono<EventEnv>()
  .post('/console/events/:event/archive', needs('events.edit'), async (c) => {
    await archiveEvent(c.var.ctx, c.var.account.id, c.var.event)
    return back(c, 'archived')
  })
  .post('/console/events/:event/archive/removal', needs('events.edit'), async (c) => {
    await unarchiveEvent(c.var.ctx, c.var.account.id, c.var.event)
    return back(c, 'unarchived')
  })
