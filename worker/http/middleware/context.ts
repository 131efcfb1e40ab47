import { createMiddleware } from 'hono/factory'
import { type JobMessage, openDb } from '#worker/core/context.ts'
import { isLocale, localeOf } from '#worker/core/text/languages.ts'
import type { AppEnv } from '../env.ts'

/** Gives the request its stores, clock, id and language. An installation without a secret answers nothing. */
export const context = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.env.SECRET || c.env.SECRET.length < 32) throw new Error('SECRET is missing or shorter than 32 characters')
  const requested = c.req.query('lang')
  c.set('languageGiven', isLocale(requested))
  c.set('locale', isLocale(requested) ? requested : localeOf(c.req.header('accept-language')))
  c.set('ctx', {
    db: openDb(c.env.DB),
    bucket: c.env.BUCKET,
    images: c.env.IMAGES,
    jobs: c.env.JOBS as Queue<JobMessage>,
    now: new Date(),
    secret: c.env.SECRET,
    origin: (c.env.ORIGIN || new URL(c.req.url).origin).replace(/\/$/, ''),
    requestId: c.req.header('cf-ray') ?? crypto.randomUUID(),
  })
  await next()
})
