import { type Ctx, type JobMessage, openDb } from '#worker/core/context.ts'
import type { Env } from '#worker/env.ts'

/** What the demo's rows are written with: nothing of it is mailed, signed or asked for. */
export const contextOf = (env: Pick<Env, 'DB' | 'BUCKET' | 'IMAGES' | 'JOBS'>): Ctx => ({
  db: openDb(env.DB),
  bucket: env.BUCKET,
  images: env.IMAGES,
  jobs: env.JOBS as Queue<JobMessage>,
  now: new Date(),
  secret: '',
  origin: '',
  requestId: 'demo',
})
