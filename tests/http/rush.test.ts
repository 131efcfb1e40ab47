import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { crowdOf, percentile, rushOutcome, type Sent } from '#tests/support/crowd.ts'
import { makeEvent } from '#tests/support/make.ts'
import { app } from '#worker/app.ts'

const people = 1500
const places = 300
const seeds = [...Array(env.FULL ? 20 : 2).keys()].map((n) => n + 1)

/** R1 of the reliability table; `npm run bench -- registration` prints it for the production bundle. */
test.each(seeds)(
  '1,500 at once at the door, each tenth 2 to 5 times, 300 seats: 300 in, 1,200 in line without a gap, nobody twice, no 5xx (seed %i)',
  async (seed) => {
    const event = await makeEvent({ capacity: places })
    const started = Date.now()
    const context = createExecutionContext()
    const register = async ({ form, address, person }: Sent) => {
      const headers = { accept: 'text/html', 'cf-connecting-ip': address }
      const init = { method: 'POST', body: new URLSearchParams(form), headers }
      const answer = await app.request(`/events/${event.slug}/register?lang=vi`, init, env, context)
      return { person, status: answer.status, ticket: answer.headers.get('location'), waited: Date.now() - started }
    }
    const answers = await Promise.all(crowdOf({ people, seed }).map(register))
    await waitOnExecutionContext(context)
    const ticketsOf = new Map<number, Set<string | null>>()
    for (const { person, ticket } of answers) {
      ticketsOf.set(person, (ticketsOf.get(person) ?? new Set()).add(ticket))
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect([...ticketsOf.values()].filter(({ size }) => size !== 1)).toEqual([])
    expect(await rushOutcome(env.DB, event.id)).toEqual({
      ...{ people, mailboxes: people, mails: people, overtaken: 0 },
      ...{ confirmed: places, waiting: people - places, first: 1, last: people },
      kinds: [{ capacity: places, taken: places, waiting: people - places }],
    })
    const waits = answers.map(({ waited }) => waited)
    console.log(
      `R1 seed ${seed}: ${answers.length} requests, p50 ${percentile(waits, 0.5)} ms, p95 ${percentile(waits, 0.95)} ms`,
    )
  },
  120_000,
)
