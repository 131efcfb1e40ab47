import type { Context } from 'hono'
import { failureLine } from '#worker/core/failure.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { countPoll, isCounted } from '#worker/domain/calendars/readers/count.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** A number from 0 to 1, the same for the same request. */
const drawOf = async (requestId: string) => Number.parseInt((await plainHash(requestId)).slice(0, 8), 16) / 2 ** 32

/** Counts a poll of a feed for its source, if it is one of those that are; the client does not wait for it. */
export async function noteReader<E extends AppEnv>(request: Context<E>, source: string): Promise<void> {
  const c = request as unknown as Context<AppEnv>
  const ctx = c.get('ctx')
  if (c.req.method !== 'GET' || !isCounted(await drawOf(ctx.requestId))) return
  const counted = countPoll(ctx, { source, userAgent: c.req.header('user-agent') }).then(
    () => undefined,
    // A figure that is missing harms nobody.
    (error: unknown) => console.warn(JSON.stringify({ requestId: ctx.requestId, readers: failureLine(error) })),
  )
  c.executionCtx.waitUntil(counted)
}
