import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { countThenInsert } from '#tests/support/oversell.ts'
import { person } from '#tests/support/people.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { placeKinds, registrations } from '#worker/domain/registrations/table.ts'

const places = 300
const people = 1500

/** Everybody at once, every tenth again with the same key. */
const crowd = [...Array(people).keys()].flatMap((n) => (n % 10 === 0 ? [n, n] : [n]))

const rowsOf = (eventId: string) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, eventId)).orderBy(asc(registrations.number))

const countersOf = async (eventId: string) =>
  (await ctx().db.select().from(placeKinds).where(eq(placeKinds.eventId, eventId)))[0]

test('1,500 at once for 300 places: exactly 300 confirmed, 1,200 waiting from 1 to 1,200, nobody twice, no error', async () => {
  const event = await makeEvent({ capacity: places })
  const outcomes = await Promise.all(crowd.map((n) => register(ctx(), event.slug, person(n))))
  const answered = outcomes.flatMap((outcome) =>
    outcome.state === 'already-registered' ? [] : [outcome as Extract<typeof outcome, { isNew: boolean }>],
  )
  const first = answered.filter(({ isNew }) => isNew)
  expect({ asked: answered.length, new: first.length }).toEqual({ asked: people + people / 10, new: people })

  const rows = await rowsOf(event.id)
  expect(rows.map(({ number }) => number)).toEqual([...Array(people).keys()].map((n) => n + 1))
  expect(rows.map(({ state }) => state)).toEqual([
    ...Array(places).fill('confirmed'),
    ...Array(people - places).fill('waitlisted'),
  ])
  expect(new Set(rows.map(({ mailbox }) => mailbox)).size).toBe(people)
  expect(await countersOf(event.id)).toMatchObject({ taken: places, waiting: people - places })

  const waiting = first
    .filter(({ state }) => state === 'waitlisted')
    .sort((a, b) => a.registration.number - b.registration.number)
  expect(waiting.map(({ position }) => position)).toEqual([...Array(people - places).keys()].map((n) => n + 1))

  const told = await ctx()
    .db.select({ template: mails.template, count: sql<number>`count(*)` })
    .from(mails)
    .innerJoin(registrations, eq(registrations.id, mails.subjectId))
    .where(eq(registrations.eventId, event.id))
    .groupBy(mails.template)
  expect(told).toEqual([
    { template: 'registration.confirmed', count: places },
    { template: 'registration.waitlisted', count: people - places },
  ])
}, 120_000)

test('the control: counting first and inserting then, without the guard, oversells', async () => {
  const event = await makeEvent({ capacity: places })
  const confirmed = await countThenInsert(event, [...Array(people).keys()])
  expect(confirmed).toBeGreaterThan(places)
}, 120_000)

test('60 cancel while 60 register: never above the capacity, the first who waited get in, each told once', async () => {
  const capacity = 60
  const event = await makeEvent({ capacity })
  const holders = []
  for (let n = 0; n < capacity * 2; n += 1) {
    const outcome = await register(ctx(), event.slug, person(n))
    if ('registration' in outcome) holders.push(outcome.registration)
  }
  const samples: number[] = []
  const sample = async () => void samples.push((await countersOf(event.id))?.taken ?? -1)
  await Promise.all([
    ...holders.slice(0, capacity).flatMap((holder) => [cancelOwnRegistration(ctx(), holder), sample()]),
    ...[...Array(capacity).keys()].map((n) => register(ctx(), event.slug, person(`late-${n}`))),
  ])
  expect(Math.max(...samples)).toBeLessThanOrEqual(capacity)
  const rows = await rowsOf(event.id)
  expect(rows.filter(({ state }) => state === 'confirmed').map(({ number }) => number)).toEqual(
    [...Array(capacity).keys()].map((n) => capacity + n + 1),
  )
  expect(await countersOf(event.id)).toMatchObject({ taken: capacity, waiting: capacity })
  const told = await ctx()
    .db.select({ id: mails.subjectId })
    .from(mails)
    .innerJoin(registrations, eq(registrations.id, mails.subjectId))
    .where(sql`${registrations.eventId} = ${event.id} and ${mails.template} = 'registration.promoted'`)
  expect(told.map(({ id }) => id).sort()).toEqual(
    holders
      .slice(capacity)
      .map(({ id }) => id)
      .sort(),
  )
}, 60_000)

test('one registration cancelled 20 times at once frees one place, promotes one person and is told and noted once', async () => {
  const event = await makeEvent({ capacity: 1 })
  for (const n of [1, 2, 3]) await register(ctx(), event.slug, person(n))
  const [first] = await rowsOf(event.id)
  if (!first) throw new Error('not registered')
  await Promise.all([...Array(20).keys()].map(() => cancelOwnRegistration(ctx(), first)))
  expect((await rowsOf(event.id)).map(({ state }) => state)).toEqual(['cancelled', 'confirmed', 'waitlisted'])
  expect(await countersOf(event.id)).toMatchObject({ taken: 1, waiting: 1 })
  const noted = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(noted.map(({ action }) => action).sort()).toEqual([
    'registration.cancelled',
    'registration.promoted',
    'registration.received',
    'registration.received',
    'registration.received',
  ])
})
