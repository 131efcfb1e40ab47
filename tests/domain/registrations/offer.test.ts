import { env } from 'cloudflare:workers'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { openDb } from '#worker/core/context.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { acceptOffer, declineOffer, lapseStatements, moveLines } from '#worker/domain/registrations/offer.ts'
import { position } from '#worker/domain/registrations/queue.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { type OfferRow, offers, placeKinds, registrations } from '#worker/domain/registrations/table.ts'

const hour = 3_600_000
const later = (hours: number) => new Date(Date.now() + hours * hour)

/** An event whose places are offered; `n` people, the first of whom hold the places. */
async function world(capacity: number, people: number, values: Partial<EventRow> = {}) {
  const event = await makeEvent({ capacity, waitlistMode: 'offers', ...values })
  const all: Registered[] = []
  for (let n = 1; n <= people; n += 1) all.push((await register(ctx(), event.slug, person(n))) as Registered)
  const who = (n: number) => {
    const one = all[n - 1]
    if (!one) throw new Error(`no person ${n}`)
    return one.registration
  }
  const states = async () =>
    (
      await ctx()
        .db.select({ state: registrations.state, position })
        .from(registrations)
        .where(eq(registrations.eventId, event.id))
        .orderBy(asc(registrations.number))
    ).map((row) => (row.position === null ? row.state : `${row.state} ${row.position}`))
  return { event, who, states }
}

const logOf = (registration: { id: string }): Promise<OfferRow[]> =>
  ctx().db.select().from(offers).where(eq(offers.registrationId, registration.id)).orderBy(asc(offers.madeAt))

/** The newest offer to somebody; one that nobody made where there is none. */
const newest = async (registration: { id: string; eventId: string }) =>
  (await logOf(registration)).at(-1) ?? { id: 'none', registrationId: registration.id, eventId: registration.eventId }

const mailsOf = async (registration: { id: string }) =>
  (
    await ctx()
      .db.select({ template: mails.template })
      .from(mails)
      .where(eq(mails.subjectId, registration.id))
      .orderBy(asc(mails.createdAt), asc(mails.id))
  ).map(({ template }) => template)

const lapse = (event: EventRow, now: Date) => ctx(now).db.batch(lapseStatements(ctx(now), event.id))

const agree = async (event: EventRow) => {
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)
}

test('a freed place is offered to the first in line, counts as taken, and is told once', async () => {
  const { event, who, states } = await world(1, 3)
  await cancelOwnRegistration(ctx(), who(1))
  expect(await states()).toEqual(['cancelled', 'offered', 'waitlisted 1'])
  const [offer] = await logOf(who(2))
  expect(offer).toMatchObject({ state: 'open', fromPlaceKindId: null, settledAt: null })
  expect((await countsOf(event)).counters).toEqual([[1, 1]])
  expect(await mailsOf(who(2))).toEqual(['registration.waitlisted', 'registration.offered'])
  const late = (await register(ctx(), event.slug, person(4))) as Registered
  expect([late.state, late.position]).toEqual(['waitlisted', 2])
  await agree(event)
})

test('accepted 20 times at once it is one place, one mail; late it is refused', async () => {
  const { event, who, states } = await world(1, 2)
  await cancelOwnRegistration(ctx(), who(1))
  const offer = await newest(who(2))
  await Promise.all(Array.from({ length: 20 }, () => acceptOffer(ctx(), offer)))
  expect(await states()).toEqual(['cancelled', 'confirmed'])
  expect(await mailsOf(who(2))).toEqual(['registration.waitlisted', 'registration.offered', 'registration.promoted'])
  expect((await countsOf(event)).counters).toEqual([[1, 0]])
  const other = await world(1, 2)
  await cancelOwnRegistration(ctx(), other.who(1))
  await expect(acceptOffer(ctx(later(25)), await newest(other.who(2)))).rejects.toMatchObject({ code: 'offer.over' })
  await expect(acceptOffer(ctx(), await newest(other.who(1)))).rejects.toMatchObject({ code: 'offer.over' })
})

test('declined it goes to the next; who holds nothing and wishes for nothing else is out', async () => {
  const { event, who, states } = await world(1, 3)
  await cancelOwnRegistration(ctx(), who(1))
  await declineOffer(ctx(), await newest(who(2)))
  expect(await states()).toEqual(['cancelled', 'cancelled', 'offered'])
  await expect(declineOffer(ctx(), await newest(who(1)))).rejects.toMatchObject({ code: 'offer.over' })
  await agree(event)
})

test('lapsed it goes to the next, and whoever let it lapse goes last; after three times not any more', async () => {
  const { event, who, states } = await world(1, 3)
  await cancelOwnRegistration(ctx(), who(1))
  await lapse(event, later(1))
  expect(await states()).toEqual(['cancelled', 'offered', 'waitlisted 1'])
  await lapse(event, later(25))
  expect(await states()).toEqual(['cancelled', 'waitlisted 1', 'offered'])
  const newest = (await register(ctx(), event.slug, person(4))) as Registered
  expect(newest.position).toBe(2)
  await agree(event)
  for (let n = 2; n <= 12; n += 1) await lapse(event, later(25 * n))
  expect(await states()).toEqual(['cancelled', 'waitlisted', 'waitlisted', 'waitlisted'])
  expect((await logOf(who(2))).map(({ state }) => state)).toEqual(['lapsed', 'lapsed', 'lapsed'])
  await agree(event)
})

test('whoever cancels an offer that is open frees it for the next', async () => {
  const { event, who, states } = await world(1, 3)
  await cancelOwnRegistration(ctx(), who(1))
  await cancelOwnRegistration(ctx(), who(2))
  expect(await states()).toEqual(['cancelled', 'cancelled', 'offered'])
  expect((await logOf(who(2))).map(({ state }) => state)).toEqual(['withdrawn'])
  await agree(event)
})

describe('the time of an offer', () => {
  test.each([
    ['a week before', 7 * 24, 24],
    ['20 hours before', 20, 4.5],
    ['3 hours before', 3, 0.5],
    ['2 hours and a quarter before', 2.25, 0.25],
  ])('%s the start, with a cut-off of 2 hours, is %s h → %s h', async (_, hoursLeft, hours) => {
    const { who } = await world(1, 2, { startsAt: later(hoursLeft), waitlistCutoffHours: 2 })
    await cancelOwnRegistration(ctx(), who(1))
    const [offer] = await logOf(who(2))
    const length = ((offer?.expiresAt?.getTime() ?? 0) - (offer?.madeAt.getTime() ?? 0)) / hour
    expect(length).toBeCloseTo(hours, 1)
  })

  test('is over at the cut-off: nobody is offered anything any more', async () => {
    const { who, states } = await world(1, 2, { startsAt: later(1.5), waitlistCutoffHours: 2 })
    await cancelOwnRegistration(ctx(), who(1))
    expect(await states()).toEqual(['cancelled', 'waitlisted 1'])
  })
})

test('a better place is offered to whoever holds a lesser one, which they keep until they say yes', async () => {
  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers' })
  const online = await makePlaceKind(event, { position: 1, type: 'online' })
  const preferences = [event.placeKind.id, online.id]
  const [first, second] = [
    (await register(ctx(), event.slug, { ...person(1), preferences })) as Registered,
    (await register(ctx(), event.slug, { ...person(2), preferences })) as Registered,
  ]
  await cancelOwnRegistration(ctx(), first.registration)
  const own = () =>
    ctx()
      .db.select({ state: registrations.state, kind: registrations.placeKindId })
      .from(registrations)
      .where(and(eq(registrations.id, second.registration.id)))
  expect(await own()).toEqual([{ state: 'confirmed', kind: online.id }])
  expect((await countsOf(event)).counters).toEqual([
    [1, 0],
    [1, 0],
  ])
  await acceptOffer(ctx(), await newest(second.registration))
  expect(await own()).toEqual([{ state: 'confirmed', kind: event.placeKind.id }])
  expect((await countsOf(event)).counters).toEqual([
    [1, 0],
    [0, 0],
  ])
  await agree(event)
})

test('who declines the place wished for most is shown with the next best one', async () => {
  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers' })
  const hub = (await makePlaceKind(event, { position: 1, capacity: 0 })).id
  const first = (await register(ctx(), event.slug, person(1))) as Registered
  const wish = person(2, { preferences: [event.placeKind.id, hub] })
  const { registration } = (await register(ctx(), event.slug, wish)) as Registered
  await cancelOwnRegistration(ctx(), first.registration)
  await declineOffer(ctx(), await newest(registration))
  const [row] = await ctx().db.select().from(registrations).where(eq(registrations.id, registration.id))
  expect([row?.state, row?.placeKindId]).toEqual(['waitlisted', hub])
  await agree(event)
})

test('an event whose line fails to move keeps no other from moving', async () => {
  await takeBackOffers()
  const worlds = [await world(1, 3), await world(1, 3)]
  for (const { who } of worlds) await cancelOwnRegistration(ctx(), who(1))
  const database = aroundDatabase(env.DB, ({ index }, run) =>
    index === 1 ? Promise.reject(new Error('D1_ERROR: once')) : run(),
  )
  const due = { ...ctx(later(25)), db: openDb(database) }
  await expect(moveLines(due)).rejects.toThrow('D1_ERROR: once')
  const moved = await Promise.all(worlds.map(async ({ states }) => (await states())[1]))
  expect(moved.sort()).toEqual(['offered', 'waitlisted 1'])
  await takeBackOffers()
})

test('a run takes ten events with lapsed offers, those that wait longest first, archived or not, and says what it leaves', async () => {
  await takeBackOffers()
  // What other tests left behind.
  while ((await moveLines(ctx())).left > 0);
  const worlds: Awaited<ReturnType<typeof world>>[] = []
  for (let n = 0; n < 12; n += 1) worlds.push(await world(1, 2, n === 11 ? { archivedAt: new Date() } : {}))
  for (const { who } of worlds) await cancelOwnRegistration(ctx(), who(1))
  // The last was due first.
  for (const [n, { event }] of worlds.entries()) {
    const expiresAt = new Date(Date.now() - 60_000 * (n + 1))
    await ctx().db.update(offers).set({ expiresAt }).where(eq(offers.eventId, event.id))
  }
  const open = async () =>
    Promise.all(
      worlds.map(async ({ event }) =>
        ctx().db.$count(offers, and(eq(offers.eventId, event.id), eq(offers.state, 'lapsed'))),
      ),
    )
  const first = await moveLines(ctx())
  expect(first).toEqual({ moved: 10, left: 2 })
  expect(await open()).toEqual([0, 0, ...Array.from({ length: 10 }, () => 1)])
  await moveLines(ctx())
  expect((await open()).slice(0, 2)).toEqual([1, 1])
  await takeBackOffers()
})

test('the line of an archived event to come moves on where a place is free', async () => {
  while ((await moveLines(ctx())).left > 0);
  const { event, states } = await world(1, 2, { waitlistMode: 'automatic', archivedAt: new Date() })
  await ctx().db.update(placeKinds).set({ capacity: 2 }).where(eq(placeKinds.eventId, event.id))
  expect(await states()).toEqual(['confirmed', 'waitlisted 1'])
  await moveLines(ctx())
  expect(await states()).toEqual(['confirmed', 'confirmed'])
})
