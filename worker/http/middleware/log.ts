import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { AppEnv } from '../env.ts'

/** One structured line a request: the route's pattern instead of the address, so that no token, name or mailbox is logged. */
export const log = createMiddleware<AppEnv>(async (c, next) => {
  const started = Date.now()
  await next()
  if (c.env.ENVIRONMENT === 'development') return
  const { requestId } = c.get('ctx') ?? { requestId: '' }
  console.info(
    JSON.stringify({
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds: Date.now() - started,
    }),
  )
})
