import { Hono } from 'hono'
import { eventTag } from '#worker/core/edge-cache.ts'
import { Problem } from '#worker/core/problem.ts'
import { findAvailability } from '#worker/domain/registrations/find-availability.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { cacheFor } from '#worker/http/middleware/caching.ts'

export default new Hono<AppEnv>().get('/api/v1/events/:event/availability', async (c) => {
  const found = await findAvailability(c.get('ctx'), c.req.param('event'))
  if (!found) throw new Problem('not_found')
  cacheFor(c, 15, eventTag(found.event.id))
  return c.json(found.availability)
})
