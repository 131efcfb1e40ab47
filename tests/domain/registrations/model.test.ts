import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeRun, type Operation, play } from '#tests/support/registration-run.ts'

/** `FULL=1` plays 10,000 operations and more; `SEED=…` repeats a run that failed and looks for a shorter one. */
const length = 50
const runs = env.FULL ? 300 : 30

const index = fc.nat({ max: 30 })
const kind = fc.nat({ max: 2 })
const preferences = fc.array(kind, { maxLength: 4 })
const who = { person: fc.nat({ max: 14 }), key: fc.nat({ max: 2 }), preferences }
const operation = <const K extends string, T extends object>(
  weight: number,
  type: K,
  fields: { [F in keyof T]: fc.Arbitrary<T[F]> },
) => ({
  weight,
  arbitrary: fc.record({ type: fc.constant(type), ...fields }) as unknown as fc.Arbitrary<Operation>,
})

/** Without the bias to small numbers: else one and the same person comes all the time. */
const operations = fc.noBias(
  fc.array(
    fc.oneof(
      operation(14, 'register', who),
      operation(1, 'add', who),
      operation(4, 'cancel', { guest: index, by: fc.constantFrom('guest', 'organiser') }),
      operation(4, 'choose', { guest: index, preferences }),
      operation(1, 'give', { guest: index, kind }),
      operation(3, 'capacity', { kind, capacity: fc.option(fc.nat({ max: 4 }), { freq: 6 }) }),
      operation(4, 'decide', {
        guests: fc.array(index, { maxLength: 6 }),
        decision: fc.constantFrom('approved', 'declined'),
      }),
      operation(3, 'announce', {}),
      operation(5, 'accept', { guest: index, ago: fc.constantFrom(0, 0, 0, 1) }),
      operation(2, 'decline', { guest: index, ago: fc.constantFrom(0, 0, 0, 1) }),
      operation(3, 'wait', { hours: fc.constantFrom(0.2, 1, 6, 25, 40) }),
      operation(4, 'tick', {}),
      operation(1, 'cancelEvent', {}),
      operation(6, 'restoreEvent', {}),
    ),
    { minLength: length, maxLength: length },
  ),
)

const rules = fc.record({
  mode: fc.constantFrom('automatic', 'offers'),
  needsApproval: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  capacities: fc.array(fc.option(fc.nat({ max: 4 }), { freq: 5 }), { minLength: 1, maxLength: 3 }),
  cutoffHours: fc.constantFrom(null, null, 2, 240),
})

test('whatever people and organisers do, the database says what the rules in plain words say', async () => {
  let played = 0
  const happened = new Map<string, number>()
  const property = fc.asyncProperty(rules, operations, async (event, steps) => {
    const run = await makeRun(event as Parameters<typeof makeRun>[0])
    for (const step of steps) {
      await play(run, step)
      played += 1
    }
    for (const line of run.model.guests.flatMap(({ history }) => history))
      happened.set(line, (happened.get(line) ?? 0) + 1)
  })
  await fc.assert(property, { numRuns: runs, ...(env.SEED ? { seed: Number(env.SEED) } : { endOnFailure: true }) })
  const news = [...happened]
    .map(([action, times]) => `${times} ${action}`)
    .sort()
    .join(', ')
  console.info(`R4: ${played} operations in ${runs} runs agree with the model: ${news}`)
  expect(played).toBe(runs * length)
}, 1_200_000)
