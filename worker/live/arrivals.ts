import { DurableObject } from 'cloudflare:workers'
import { busyCode } from '#worker/core/busy.ts'
import { type Ctx, openDb } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { inTime } from '#worker/core/in-time.ts'
import { type Answer, registerAll } from '#worker/domain/registrations/register.ts'
import type { NewRegistration } from '#worker/domain/registrations/schema.ts'
import type { Env } from '#worker/env.ts'

/** The free plan allows 50 D1 queries an invocation, and a gathered batch has 7 besides one for each arrival. */
const maxGathered = 40

/** How long the first of a rush waits for others; while a batch is under way, the next one gathers by itself. */
const gatherMilliseconds = 10

/** An answer, or that this arrival should be registered alone. */
export type Gathered = Answer | 'alone'

interface Arrival {
  input: NewRegistration
  answer: Promise<Gathered>
  settle: (answer: Gathered) => void
}

/**
 * Gathers the arrivals of one event and registers them together, one batch after the other, in order of arrival. It keeps
 * nothing: what it confirms stands in D1, and whoever it could not answer asks again with the same key.
 */
export class Arrivals extends DurableObject<Env> {
  /** By key and address, so that who asks again while waiting keeps their place. */
  #waiting = new Map<string, Arrival>()
  #isWriting = false

  register(slug: string, input: NewRegistration): Promise<Gathered> {
    const id = `${input.key} ${input.email}`
    const { promise: answer, resolve: settle } = Promise.withResolvers<Gathered>()
    const arrival = this.#waiting.get(id) ?? { input, answer, settle }
    this.#waiting.set(id, arrival)
    if (!this.#isWriting) this.ctx.waitUntil(this.#write(slug))
    return arrival.answer
  }

  async #write(slug: string): Promise<void> {
    this.#isWriting = true
    await scheduler.wait(gatherMilliseconds)
    while (this.#waiting.size > 0) {
      const gathered = [...this.#waiting].slice(0, maxGathered)
      for (const [id] of gathered) this.#waiting.delete(id)
      const answers = await this.#registerTogether(
        slug,
        gathered.map(([, { input }]) => input),
      )
      for (const [n, [, { settle }]] of gathered.entries()) settle(answers[n] ?? 'alone')
    }
    this.#isWriting = false
  }

  /** A batch fails as a whole: where D1 is busy, everybody hears so; else one of them is its cause, and alone harms nobody else. */
  async #registerTogether(slug: string, inputs: readonly NewRegistration[]): Promise<Gathered[]> {
    try {
      // One that never ends must not keep the others waiting: they go on with the next.
      return await inTime(registerAll(this.#context(), slug, inputs))
    } catch (error) {
      const refused = busyCode(error)
      console.warn(JSON.stringify({ gathered: inputs.length, error: failureLine(error) }))
      return inputs.map(() => (refused ? { refused } : 'alone'))
    }
  }

  #context(): Ctx {
    const { DB, BUCKET, IMAGES, JOBS, SECRET = '', ORIGIN = '' } = this.env
    return {
      ...{ db: openDb(DB), bucket: BUCKET, images: IMAGES, jobs: JOBS },
      ...{ now: new Date(), secret: SECRET, origin: ORIGIN, requestId: crypto.randomUUID() },
    }
  }
}
