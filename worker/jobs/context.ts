import { type Ctx, openDb } from '#worker/core/context.ts'
import type { Env } from '#worker/env.ts'

/** What a job may use. Outside a request there is no address to read, so links need `ORIGIN`. */
export function jobContext(env: Env): Ctx {
  if (!env.SECRET || env.SECRET.length < 32) throw new Error('SECRET is missing or shorter than 32 characters')
  return {
    db: openDb(env.DB),
    bucket: env.BUCKET,
    images: env.IMAGES,
    jobs: env.JOBS,
    now: new Date(),
    secret: env.SECRET,
    origin: (env.ORIGIN || 'http://localhost:8787').replace(/\/$/, ''),
    requestId: crypto.randomUUID(),
  }
}
