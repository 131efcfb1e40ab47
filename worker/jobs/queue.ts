import type { JobMessage } from '#worker/core/context.ts'
import type { Env } from '#worker/env.ts'
import { jobContext } from './context.ts'
import { drainOutbox } from './mail/drain.ts'

/** One switch for every message; a thrown error lets the queue deliver it again. */
export async function consume(batch: MessageBatch<JobMessage>, env: Env): Promise<void> {
  const ctx = jobContext(env)
  for (const message of batch.messages) {
    try {
      await run(message.body, ctx, env)
      message.ack()
    } catch (error) {
      console.error(JSON.stringify({ job: message.body.job, attempts: message.attempts, error: String(error) }))
      message.retry({ delaySeconds: Math.min(10 * 2 ** message.attempts, 600) })
    }
  }
}

async function run(message: JobMessage, ctx: ReturnType<typeof jobContext>, env: Env): Promise<void> {
  switch (message.job) {
    case 'drain':
      return drainOutbox(ctx, env)
    case 'photo':
    case 'cover':
    case 'logo':
      return
  }
}
