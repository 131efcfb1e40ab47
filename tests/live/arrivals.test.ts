import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase, lost } from '#tests/support/faults/database.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import type { NewRegistration } from '#worker/domain/registrations/schema.ts'
import { registrations } from '#worker/domain/registrations/table.ts'
import type { Arrivals } from '#worker/live/arrivals.ts'
import { registerTogether } from '#worker/live/register-together.ts'

const arrivals = env.ARRIVALS as DurableObjectNamespace<Arrivals>
const crowd = (count: number) => [...Array(count).keys()].map((n) => person(n))

const rowsOf = ({ id }: { id: string }) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, id)).orderBy(asc(registrations.number))

/** What the door does, without a visitor who goes away. */
const atTheDoor = (slug: string, input: NewRegistration, bindings: Pick<typeof env, 'ARRIVALS'> = env) =>
  registerTogether({ ctx: ctx(), env: bindings, slug, input, waitUntil: () => undefined })

/** The object of an event, over a database of the test's own. */
const over = (slug: string, database: D1Database) =>
  runInDurableObject(
    arrivals.getByName(slug),
    (object) => void Object.assign(object, { env: { ...env, DB: database } }),
  )

test('100 who come together are registered in their order in a few batches, each with an answer of its own', async () => {
  const event = await makeEvent({ capacity: 30 })
  const batches: number[] = []
  const counting = aroundDatabase(env.DB, (trip, run) => {
    batches.push(trip.statements.length - 7)
    return run()
  })
  await over(event.slug, counting)
  const object = arrivals.getByName(event.slug)
  const answers = await Promise.all(crowd(100).map((input) => object.register(event.slug, input)))
  const told = answers.map((answer) => (answer !== 'alone' && 'registration' in answer ? answer.position : answer))
  expect(told).toEqual([...Array(30).fill(null), ...[...Array(70).keys()].map((n) => n + 1)])
  expect((await rowsOf(event)).map(({ email }) => email)).toEqual(crowd(100).map(({ email }) => email))
  expect(batches.reduce((sum, n) => sum + n)).toBe(100)
  expect(Math.max(...batches)).toBe(40)
  expect(batches.length).toBeLessThan(6)
})

test('one entry that the database does not take harms nobody else: the others are registered, only it fails', async () => {
  const event = await makeEvent()
  const poison = person('poison', { consent: null as unknown as string })
  const inputs = [person(1), person(2), poison, person(3), person(4), person(5), person(6)]
  const results = await Promise.allSettled(inputs.map((input) => atTheDoor(event.slug, input)))
  expect(results.map(({ status }) => status)).toEqual(
    inputs.map((input) => (input === poison ? 'rejected' : 'fulfilled')),
  )
  expect(await rowsOf(event)).toHaveLength(6)
})

test('an object that cannot be reached is gone round: everybody is registered alone', async () => {
  const event = await makeEvent()
  const unreachable = {
    getByName: () => {
      throw new Error('Durable Object reset because its code was updated.')
    },
  } as unknown as DurableObjectNamespace
  const outcomes = await Promise.all(
    crowd(10).map((input) => atTheDoor(event.slug, input, { ...env, ARRIVALS: unreachable })),
  )
  expect(outcomes.map(({ state }) => state)).toEqual(Array(10).fill('confirmed'))
  expect(await rowsOf(event)).toHaveLength(10)
})

test('an object that dies after its batch was written loses nothing: the same keys find their answers', async () => {
  const event = await makeEvent({ capacity: 5 })
  const dying = aroundDatabase(env.DB, async (_, run) => {
    await run()
    throw new Error('the object was reset')
  })
  await over(event.slug, dying)
  const outcomes = await Promise.all(crowd(10).map((input) => atTheDoor(event.slug, input)))
  expect(outcomes.map(({ state }) => state).sort()).toEqual([
    ...Array(5).fill('confirmed'),
    ...Array(5).fill('waitlisted'),
  ])
  expect(await rowsOf(event)).toHaveLength(10)
})

test('while D1 is busy everybody hears so, and the same keys count once when it is back', async () => {
  const event = await makeEvent()
  const object = arrivals.getByName(event.slug)
  await over(
    event.slug,
    aroundDatabase(env.DB, async (_, run) => {
      await run()
      throw lost()
    }),
  )
  const busy = await Promise.all(crowd(5).map((input) => object.register(event.slug, input)))
  expect(busy).toEqual(Array(5).fill({ refused: 'service.busy' }))
  await over(event.slug, env.DB)
  const again = await Promise.all(crowd(5).map((input) => object.register(event.slug, input)))
  expect(again.map((answer) => answer !== 'alone' && 'isNew' in answer && answer.isNew)).toEqual(Array(5).fill(false))
  expect(await rowsOf(event)).toHaveLength(5)
})

test('who asks again while waiting keeps their place and gets the one answer', async () => {
  const event = await makeEvent()
  const object = arrivals.getByName(event.slug)
  const inputs = [person('a'), person('b'), person('a'), person('a')]
  await Promise.all(inputs.map((input) => object.register(event.slug, input)))
  expect((await rowsOf(event)).map(({ email }) => email)).toEqual(['person-a@example.org', 'person-b@example.org'])
})
