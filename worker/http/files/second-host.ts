import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env } from '#worker/env.ts'
import type { AppEnv } from '../env.ts'

/** Scheme and host for downloads alone, where the installation has one. */
export const filesOrigin = ({ FILES_ORIGIN: origin }: Env): string | undefined =>
  origin?.replace(/\/$/, '') || undefined

/** Whether the request came to that second host. */
export function isSecondHost(c: Context<AppEnv>): boolean {
  const origin = filesOrigin(c.env)
  return origin !== undefined && new URL(c.req.url).host === new URL(origin).host
}

/** On the second host there are files and nothing else, and nobody is signed in, whatever a browser sends. */
export const secondHost = createMiddleware<AppEnv>(async (c, next) => {
  if (!isSecondHost(c)) return next()
  if (!c.req.path.startsWith('/files/')) return c.text('Not found', 404)
  const headers = new Headers(c.req.raw.headers)
  headers.delete('cookie')
  c.req.raw = new Request(c.req.raw, { headers })
  return next()
})
