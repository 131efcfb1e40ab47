import { Hono } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { PosterPage } from '#web/pages/console/poster.tsx'
import { hostsStatement } from '#worker/domain/events/queries.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'

export default new Hono<EventEnv>().get('/console/events/:event/poster', needs('view'), async (c) => {
  const { ctx, event } = c.var
  const hosts = await hostsStatement(ctx, event.id)
  return c.html(<PosterPage frame={frame(c, accentStyle(event.accent))} event={event} hosts={hosts} />)
})
