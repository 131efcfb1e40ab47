import type { Ctx } from '#worker/core/context.ts'
import { inTime } from '#worker/core/in-time.ts'
import { Problem } from '#worker/core/problem.ts'
import { type Outcome, register } from '#worker/domain/registrations/register.ts'
import type { NewRegistration } from '#worker/domain/registrations/schema.ts'
import type { Env } from '#worker/env.ts'
import type { Arrivals, Gathered } from './arrivals.ts'

/** From so many at once on in this isolate, an event's registrations are gathered. */
const rushSize = 4

interface Rush {
  underWay: number
  /** Stays so until nobody is under way: going back and forth would let a newcomer overtake the queue. */
  gathers: boolean
}

const rushes = new Map<string, Rush>()

interface Registration {
  ctx: Ctx
  env: Pick<Env, 'ARRIVALS'>
  slug: string
  input: NewRegistration
  /** Keeps work going that the visitor is not kept waiting for. */
  waitUntil: (work: Promise<unknown>) => void
}

/**
 * Registers: alone, which is one trip to D1, or in a rush together with the others of the event. Throws what `register`
 * throws, and `service.busy` where D1 takes too long: it may write all the same, and the same key then finds what it wrote.
 */
export async function registerTogether(registration: Registration): Promise<Outcome> {
  const { slug } = registration
  const rush = rushes.get(slug) ?? { underWay: 0, gathers: false }
  rushes.set(slug, rush)
  rush.underWay += 1
  rush.gathers ||= rush.underWay >= rushSize
  try {
    const work = rush.gathers ? gathered(registration) : alone(registration)
    registration.waitUntil(work.catch(() => undefined))
    return await inTime(work)
  } finally {
    rush.underWay -= 1
    if (rush.underWay === 0) rushes.delete(slug)
  }
}

const alone = ({ ctx, slug, input }: Registration) => register(ctx, slug, input)

async function gathered(registration: Registration): Promise<Outcome> {
  const answer = await gather(registration)
  if (answer === 'alone') return alone(registration)
  if ('refused' in answer) throw new Problem(answer.refused)
  return answer
}

/** An object that is killed or cannot be reached may have registered already; alone, the same key finds that. */
async function gather({ ctx, env, slug, input }: Registration): Promise<Gathered> {
  try {
    const arrivals = env.ARRIVALS as DurableObjectNamespace<Arrivals>
    return await arrivals.getByName(slug).register(slug, input)
  } catch {
    console.warn(JSON.stringify({ requestId: ctx.requestId, arrivals: 'unreachable' }))
    return 'alone'
  }
}
