import { Hono } from 'hono'
import { oldestWaitingSince } from '#worker/domain/mail/queries.ts'
import { usableDriver } from '#worker/domain/mail/rules.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** Whether a store answers at all; what it says when it does not stays out of the answer. */
const reach = <T>(store: Promise<T>) =>
  store.then(
    (value) => ({ isReached: true, value }) as const,
    () => ({ isReached: false, value: null }) as const,
  )

export default new Hono<AppEnv>().get('/healthz', async (c) => {
  const ctx = c.get('ctx')
  const [database, files] = await Promise.all([reach(oldestWaitingSince(ctx)), reach(ctx.bucket.head('health'))])
  const isHealthy = database.isReached && files.isReached
  const waiting = database.value ? Math.max(0, Math.floor((ctx.now.getTime() - database.value.getTime()) / 1000)) : null
  return c.json(
    {
      ok: isHealthy,
      database: database.isReached,
      files: files.isReached,
      oldestQueuedMailSeconds: waiting,
      mailDriver: usableDriver(c.env) ?? 'none',
    },
    isHealthy ? 200 : 503,
  )
})
