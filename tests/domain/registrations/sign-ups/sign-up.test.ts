import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeAccount, makeEvent, makeSession } from '#tests/support/make.ts'
import { makeSignUp, makeWorkshop } from '#tests/support/sign-ups.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { settleSignUp } from '#worker/domain/registrations/sign-ups/settings.ts'
import { giveBackSession, signUp } from '#worker/domain/registrations/sign-ups/sign-up.ts'
import { sessionPlaces, sessionSignUps } from '#worker/domain/registrations/sign-ups/table.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

type Workshop = Awaited<ReturnType<typeof makeWorkshop>>

const hour = 3_600_000

const rowsOf = (event: Pick<EventRow, 'id'>) =>
  ctx().db.select().from(sessionSignUps).where(eq(sessionSignUps.eventId, event.id)).orderBy(asc(sessionSignUps.number))

const countsOf = async (event: Pick<EventRow, 'id'>) => {
  const [row] = await ctx().db.select().from(sessionPlaces).where(eq(sessionPlaces.eventId, event.id))
  return [row?.taken, row?.waiting]
}

const guests = (event: Workshop['event'], n: number) =>
  Promise.all(Array.from({ length: n }, () => makeRegistration({}, event)))

const told = async (event: Pick<EventRow, 'id'>) =>
  (
    await ctx()
      .db.select({ subjectId: mails.subjectId })
      .from(mails)
      .where(and(eq(mails.eventId, event.id), eq(mails.template, 'session.promoted')))
  ).map(({ subjectId }) => subjectId)

async function full(capacity: number, people: number) {
  const { event, session } = await makeWorkshop(capacity)
  const wishes = (await guests(event, people)).map((registration) => ({ registration, event, number: session.number }))
  for (const wish of wishes) await signUp(ctx(), wish)
  return { event, session, wishes }
}

test('200 at once for 30 places: exactly 30 have one, 170 wait, in order of arrival without a gap, nobody twice', async () => {
  const { event, session } = await makeWorkshop(30)
  const people = await guests(event, 200)
  const crowd = people.flatMap((registration, n) => (n % 10 === 0 ? [registration, registration] : [registration]))
  await Promise.all(crowd.map((registration) => signUp(ctx(), { registration, event, number: session.number })))
  const rows = await rowsOf(event)
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  expect(rows.map(({ state }) => state)).toEqual([...Array(30).fill('confirmed'), ...Array(170).fill('waitlisted')])
  expect(new Set(rows.map(({ registrationId }) => registrationId)).size).toBe(200)
  expect(await countsOf(event)).toEqual([30, 170])
}, 60_000)

test('a place given back goes to the first in line in the same batch, who is mailed once; who comes again stands last', async () => {
  const { event, wishes } = await full(1, 3)
  const [first, second] = wishes
  if (!first || !second) throw new Error('nobody')
  await Promise.all([giveBackSession(ctx(), first), giveBackSession(ctx(), first)])
  await signUp(ctx(), first)
  const rows = await rowsOf(event)
  expect(rows.map(({ registrationId, state }) => [registrationId, state])).toEqual([
    [first.registration.id, 'cancelled'],
    [second.registration.id, 'confirmed'],
    [wishes[2]?.registration.id, 'waitlisted'],
    [first.registration.id, 'waitlisted'],
  ])
  expect(await told(event)).toEqual([rows[1]?.id])
  expect(await countsOf(event)).toEqual([1, 2])
})

test('who cancels the registration loses the session with it, to the first in line', async () => {
  const { event, wishes } = await full(1, 2)
  const [first] = wishes
  if (!first) throw new Error('nobody')
  await cancelOwnRegistration(ctx(), first.registration)
  expect((await rowsOf(event)).map(({ state }) => state)).toEqual(['cancelled', 'confirmed'])
  expect([(await told(event)).length, await countsOf(event)]).toEqual([1, [1, 0]])
})

test('more places let in as many of the line as fit, in order; fewer drop nobody; closed, nobody comes in', async () => {
  const { event, session, wishes } = await full(1, 5)
  const { id: actorId } = await makeAccount()
  const settle = (capacity: number | null, isOpen = true) =>
    settleSignUp(ctx(), { actorId, event, session }, { isOpen, capacity })
  const states = async () => (await rowsOf(event)).map(({ state }) => state)
  await settle(3)
  const three = ['confirmed', 'confirmed', 'confirmed', 'waitlisted', 'waitlisted']
  expect([await states(), (await told(event)).length]).toEqual([three, 2])
  await settle(2)
  expect([await states(), await countsOf(event)]).toEqual([three, [3, 2]])
  await settle(null, false)
  expect([await states(), (await told(event)).length]).toEqual([Array(5).fill('confirmed'), 4])
  const registration = await makeRegistration({}, event)
  const late = { ...wishes[0], registration, event, number: session.number }
  await expect(signUp(ctx(), late)).rejects.toThrow('session.no_sign_up')
})

test('only a confirmed registration of the event signs up, for a released session that is not over, of an event that takes place', async () => {
  const { event, session } = await makeWorkshop()
  const draft = await makeSession(event, { position: 2 })
  await makeSignUp(event, draft.number)
  const [confirmed, waiting] = [
    await makeRegistration({}, event),
    await makeRegistration({ state: 'waitlisted' }, event),
  ]
  const stranger = await makeRegistration({}, await makeEvent())
  const wish = { registration: confirmed, event, number: session.number }
  const refused = [
    { ...wish, registration: waiting },
    { ...wish, registration: stranger },
    { ...wish, number: draft.number },
    { ...wish, number: 99 },
  ]
  for (const one of refused) await expect(signUp(ctx(), one)).rejects.toThrow('session.no_sign_up')
  const over = ctx(new Date(event.startsAt.getTime() + 2 * hour))
  await expect(signUp(over, wish)).rejects.toThrow('session.no_sign_up')
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, event.id))
  await expect(signUp(ctx(), wish)).rejects.toThrow('session.no_sign_up')
  expect(await rowsOf(event)).toEqual([])
})

test('the database itself keeps a full session full, and out who has no place at the event', async () => {
  const { event, session, wishes } = await full(1, 2)
  const [, second] = await rowsOf(event)
  if (!second) throw new Error('nobody')
  const force = ctx().db.update(sessionSignUps).set({ state: 'confirmed' }).where(eq(sessionSignUps.id, second.id))
  await expect(force.run()).rejects.toThrow()
  const { id } = await makeRegistration({ state: 'waitlisted' }, event)
  const row = { ...second, id, number: 9, registrationId: id, sessionNumber: session.number }
  await expect(ctx().db.insert(sessionSignUps).values(row).run()).rejects.toThrow()
  await ctx()
    .db.update(registrations)
    .set({ state: 'cancelled' })
    .where(eq(registrations.id, wishes[0]?.registration.id ?? ''))
  expect((await rowsOf(event)).map(({ state }) => state)).toEqual(['cancelled', 'waitlisted'])
})
