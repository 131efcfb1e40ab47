import { createMiddleware } from 'hono/factory'
import { movedTo } from '#worker/domain/events/addresses.ts'
import type { AppEnv } from '../env.ts'
import { cacheFor } from './caching.ts'

/**
 * Sends on what asks for an event by an address that it had before, the rest of the path and the query kept. Only what was
 * found nowhere costs the look-up. A form goes on with 308, which keeps what was typed. Kept for a minute only: an event
 * may take its old address back.
 */
export const moved = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  if (c.res.status !== 404) return
  const old = c.req.param('event')
  const slug = old && (await movedTo(c.get('ctx'), old))
  if (!slug) return
  const { pathname, search } = new URL(c.req.url)
  const [, prefix = '', rest = ''] = /^((?:\/api\/v1)?\/events\/)[^/]+(.*)$/.exec(pathname) ?? []
  c.res = c.redirect(`${prefix}${slug}${rest}${search}`, ['GET', 'HEAD'].includes(c.req.method) ? 301 : 308)
  cacheFor(c, 60, 'events')
})
