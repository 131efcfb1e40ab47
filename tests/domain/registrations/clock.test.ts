import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { acceptOffer, moveLines } from '#worker/domain/registrations/offer.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { offers, placeKinds, registrations } from '#worker/domain/registrations/table.ts'

beforeEach(async () => {
  await takeBackOffers()
})

const minute = 60_000
const hour = 60 * minute

/** The moment at which a wall clock shows a time; the second one where it shows it twice. */
const openings = [
  ['the leap day', '2040-02-29T00:00:00Z'],
  ['the turn of the year in Hà Nội', '2040-12-31T17:00:00Z'],
  ['the hour that Berlin leaves out', '2041-03-31T01:00:00Z'],
  ['the hour that Berlin has twice', '2041-10-27T01:00:00Z'],
  ['the half hour that Lord Howe leaves out', '2041-10-05T15:30:00Z'],
] as const

test.each(openings)('registration opens once, at %s, by the clock of the server alone', async (_, opening) => {
  const opens = Date.parse(opening)
  const startsAt = new Date(opens + 60 * 24 * hour)
  const event = await makeEvent({
    capacity: 2,
    startsAt,
    registrationOpensAt: new Date(opens),
    timeZone: 'Europe/Berlin',
  })
  const come = (n: number, at: number) =>
    register(ctx(new Date(at)), event.slug, person(n)).then(
      ({ state }) => state,
      ({ code }) => code,
    )
  // A clock of five minutes before, of a moment before, the moment itself, five minutes behind it, and set back by an hour.
  expect([
    await come(1, opens - 5 * minute),
    await come(1, opens - 1),
    await come(1, opens),
    await come(2, opens + 5 * minute),
    await come(3, opens + 5 * minute - hour),
    await come(1, opens - hour),
    await come(3, opens + 6 * minute),
  ]).toEqual([
    'registration.not_open',
    'registration.not_open',
    'confirmed',
    'confirmed',
    'registration.not_open',
    'confirmed',
    'waitlisted',
  ])
})

/** An event of one place that is offered, given up at `at`; three wait. */
async function offering(at: number, values: Partial<EventRow> = {}) {
  const startsAt = new Date(at + 30 * 24 * hour)
  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers', startsAt, ...values })
  const people: Registered[] = []
  for (const n of [1, 2, 3, 4]) people.push((await register(ctx(new Date(at)), event.slug, person(n))) as Registered)
  const who = (n: number) => (people[n - 1] as Registered).registration
  await cancelOwnRegistration(ctx(new Date(at)), who(1))
  const states = async () =>
    (
      await ctx()
        .db.select({ state: registrations.state })
        .from(registrations)
        .where(eq(registrations.eventId, event.id))
        .orderBy(asc(registrations.number))
    ).map(({ state }) => state)
  return { event, who, states }
}

const offersOf = (event: EventRow) =>
  ctx().db.select().from(offers).where(eq(offers.eventId, event.id)).orderBy(asc(offers.madeAt))

test('a clock set back by an hour ends no offer early and lets none be accepted that has lapsed', async () => {
  const at = Date.parse('2040-02-28T12:00:00Z')
  const { event, states } = await offering(at)
  const [offer] = await offersOf(event)
  if (!offer) throw new Error('no offer')
  expect(offer.expiresAt).toEqual(new Date('2040-02-29T12:00:00Z'))
  await moveLines(ctx(new Date(at + 23 * hour)))
  expect(await states()).toEqual(['cancelled', 'offered', 'waitlisted', 'waitlisted'])
  await moveLines(ctx(new Date(at + 24 * hour)))
  expect(await states()).toEqual(['cancelled', 'waitlisted', 'offered', 'waitlisted'])
  await expect(acceptOffer(ctx(new Date(at + 23 * hour)), offer)).rejects.toMatchObject({ code: 'offer.over' })
  await moveLines(ctx(new Date(at + 23 * hour)))
  expect(await states()).toEqual(['cancelled', 'waitlisted', 'offered', 'waitlisted'])
})

test('cron missed for six hours and then run twice at once lapses late but once, and each is asked once', async () => {
  const at = Date.parse('2042-01-01T00:00:00Z')
  const { event, who, states } = await offering(at, { offerHours: 2 })
  const now = new Date(at + 8 * hour)
  await Promise.all([moveLines(ctx(now)), moveLines(ctx(now))])
  await moveLines(ctx(now))
  expect(await states()).toEqual(['cancelled', 'waitlisted', 'offered', 'waitlisted'])
  expect((await offersOf(event)).map(({ state, settledAt, expiresAt }) => [state, settledAt, expiresAt])).toEqual([
    ['lapsed', now, new Date(at + 2 * hour)],
    ['open', null, new Date(at + 10 * hour)],
  ])
  const noted = await ctx()
    .db.select()
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, event.id), eq(auditEntries.action, 'registration.offer_lapsed')))
  expect(noted.map(({ subjectId }) => subjectId)).toEqual([who(2).id])
  const asked = await ctx()
    .db.select({ id: mails.subjectId })
    .from(mails)
    .innerJoin(registrations, eq(registrations.id, mails.subjectId))
    .where(and(eq(registrations.eventId, event.id), sql`${mails.template} = 'registration.offered'`))
  expect(asked.map(({ id }) => id).sort()).toEqual([who(2).id, who(3).id].sort())
  const { counters, counted } = await countsOf(event)
  expect([counters, counted]).toEqual([[[1, 2]], [[1, 2]]])
  console.info('R21: 6 h late and twice at once, 1 lapsed, 1 asked next')
})

test('whoever waits alone and lets an offer lapse is asked again at once, and not twice by two crons of one moment', async () => {
  const at = Date.parse('2043-01-01T00:00:00Z')
  const { event, who } = await offering(at, { offerHours: 2 })
  for (const n of [3, 4]) await cancelOwnRegistration(ctx(new Date(at)), who(n))
  const now = new Date(at + 8 * hour)
  await Promise.all([moveLines(ctx(now)), moveLines(ctx(now)), moveLines(ctx(now))])
  expect((await offersOf(event)).map(({ state }) => state).sort()).toEqual(['lapsed', 'open'])
  expect((await countsOf(event)).counters).toEqual([[1, 0]])
})

test('ten events where who waits has an offer already do not keep another from moving', async () => {
  const at = Date.parse('2044-01-01T00:00:00Z')
  const early = ctx(new Date(at))
  // Everybody in line for the hall holds an offer of the hub: the free place of the hall can go to nobody.
  for (let n = 0; n < 10; n += 1) {
    const event = await makeEvent({ capacity: 1, waitlistMode: 'offers', startsAt: new Date(at + 30 * 24 * hour) })
    const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
    const people: Registered[] = []
    for (const guest of [1, 2, 3]) people.push((await register(early, event.slug, person(guest))) as Registered)
    for (const place of [1, 0]) await cancelOwnRegistration(early, (people[place] as Registered).registration)
    expect((await countsOf(event)).counters, hub.id).toEqual([
      [0, 1],
      [1, 0],
    ])
  }
  const { event, states } = await offering(at)
  await moveLines(ctx(new Date(at + 24 * hour - 1)))
  await ctx().db.update(placeKinds).set({ capacity: 2 }).where(eq(placeKinds.eventId, event.id))
  expect(await states()).toEqual(['cancelled', 'offered', 'waitlisted', 'waitlisted'])
  await moveLines(ctx(new Date(at + 24 * hour - 1)))
  expect(await states()).toEqual(['cancelled', 'offered', 'offered', 'waitlisted'])
})
