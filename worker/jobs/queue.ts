import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { eventTag, purgeTag } from '#worker/core/edge-cache.ts'
import { failureLine } from '#worker/core/failure.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import type { Env } from '#worker/env.ts'
import { jobContext } from './context.ts'
import { processCover, processLogo, processPhoto, processPortrait } from './images.ts'
import { drainOutbox } from './mail/drain.ts'
import { scannerOf } from './scanner.ts'

/** A photo's job holds two connections at most, to the store and to the transformer; an invocation has six. */
const atOnce = 3

/** One switch for every message; a thrown error lets the queue deliver it again. What failed every time is logged and let go: its row tells the organiser. */
export async function consume(batch: MessageBatch<JobMessage>, env: Env, execution: ExecutionContext): Promise<void> {
  if (batch.queue.endsWith('-dead')) return giveUp(batch)
  const ctx = jobContext(env)
  const tools: Tools = {
    drain: once(() => drainOutbox(ctx, env)),
    checkMaterial: async (versionId) => {
      const shownOf = await checkVersion(ctx, versionId, scannerOf(env))
      if (shownOf) await purgeTag(execution, eventTag(shownOf), ctx.requestId)
    },
  }
  const waiting = [...batch.messages]
  const runEach = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) await settle(message, ctx, tools)
  }
  await Promise.all(Array.from({ length: atOnce }, runEach))
}

async function settle(message: Message<JobMessage>, ctx: Ctx, tools: Tools): Promise<void> {
  try {
    await run(message, ctx, tools)
    message.ack()
  } catch (error) {
    console.error(JSON.stringify({ job: message.body.job, attempts: message.attempts, error: failureLine(error) }))
    message.retry({ delaySeconds: Math.min(10 * 2 ** message.attempts, 600) })
  }
}

function giveUp(batch: MessageBatch<JobMessage>): void {
  for (const { body, id } of batch.messages) console.error(JSON.stringify({ dead: body, id }))
  batch.ackAll()
}

/** However many messages of a batch say that mail waits, one drain answers them: an invocation has 50 queries. */
const once = (work: () => Promise<void>) => {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

/** Jobs that need more than stores and clock. */
interface Tools {
  drain: () => Promise<void>
  checkMaterial: (versionId: string) => Promise<void>
}

async function run({ body, attempts }: Message<JobMessage>, ctx: Ctx, tools: Tools): Promise<void> {
  switch (body.job) {
    case 'drain':
      return tools.drain()
    case 'photo':
      return processPhoto(ctx, body.photoId)
    case 'cover':
      return processCover(ctx, body.eventId, attempts)
    case 'logo':
      return processLogo(ctx, body.organizationId, attempts)
    case 'portrait':
      return processPortrait(ctx, body.speakerId, attempts)
    case 'material':
      return tools.checkMaterial(body.versionId)
    default:
      throw new Error('a job that this version does not know')
  }
}
