import { createMiddleware } from 'hono/factory'
import { Problem } from '#worker/core/problem.ts'
import type { AppEnv } from '../env.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses an unsafe request that does not come from our own pages (OWASP ASVS 5.0, 3.5.1): for every door that reads the sign-in cookie. */
export const csrf = createMiddleware<AppEnv>(async (c, next) => {
  if (!safe.has(c.req.method)) {
    const own = new URL(c.req.url).origin
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    if (site !== undefined && site !== 'same-origin') throw new Problem('request.cross_site')
    // Some browsers leave Origin out of a request to their own site; that it is one they then say in Sec-Fetch-Site.
    const isUnnamed = origin === undefined && site === 'same-origin'
    if (origin !== own && !isUnnamed) throw new Problem('request.cross_site')
  }
  await next()
})
