import { createHash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../env.ts'

function contentSecurityPolicy(style: string | undefined): string {
  const hash = style ? ` 'sha256-${createHash('sha256').update(style).digest('base64')}'` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hash}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Security headers of every answer, and `private, no-store` where a door did not opt into caching. */
export const headers = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  const set = (name: string, value: string) => {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
  set('Content-Security-Policy', contentSecurityPolicy(c.get('pageStyle')))
  set('X-Content-Type-Options', 'nosniff')
  set('Referrer-Policy', 'strict-origin-when-cross-origin')
  set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  set('Cross-Origin-Opener-Policy', 'same-origin')
  set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  set('Cache-Control', 'private, no-store')
})
