import { app } from './app.ts'
import type { JobMessage } from './core/context.ts'
import type { Env } from './env.ts'
import { runCron } from './jobs/cron.ts'
import { consume } from './jobs/queue.ts'
import { Arrivals } from './live/arrivals.ts'

export default {
  fetch: app.fetch,
  queue: consume,
  scheduled: runCron,
} satisfies ExportedHandler<Env, JobMessage>

export { Arrivals }
