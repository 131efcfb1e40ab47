import { env } from 'cloudflare:workers'
import { type Ctx, type JobMessage, openDb } from '#worker/core/context.ts'

/** A context of the test's own: the real stores, a clock that stands at `now`. */
export const ctx = (now = new Date()): Ctx => ({
  db: openDb(env.DB),
  bucket: env.BUCKET,
  images: env.IMAGES,
  jobs: env.JOBS as Queue<JobMessage>,
  now,
  secret: env.SECRET ?? '',
  origin: env.ORIGIN ?? '',
  requestId: 'test',
})
