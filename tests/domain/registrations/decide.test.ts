import { eq, inArray } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind, placesOf, takeBackOffers } from '#tests/support/places.ts'
import { events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { getAnnouncement } from '#worker/domain/registrations/decisions.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { placeKinds, registrations } from '#worker/domain/registrations/table.ts'

afterAll(async () => {
  await takeBackOffers()
})

/** An event of two places that wants a decision, and four who ask. */
async function world() {
  const event = await makeEvent({ capacity: 2, needsApproval: true })
  const ids: string[] = []
  for (let n = 1; n <= 4; n += 1) {
    const { registration } = (await register(ctx(), event.slug, person(n))) as Registered
    ids.push(registration.id)
  }
  const { id: actorId } = await makeAccount()
  const told = async () =>
    (
      await ctx()
        .db.select({ template: mails.template, subject: mails.subjectId })
        .from(mails)
        .where(inArray(mails.subjectId, ids))
    )
      .map(({ template, subject }) => `${ids.indexOf(subject) + 1} ${template}`)
      .sort()
  const of = (...numbers: number[]) => numbers.map((n) => ids[n - 1] ?? '')
  const states = async () => (await placesOf(event)).map(([state]) => state)
  return { event, actorId, of, told, states }
}

test('a registration that wants a decision takes no place and no number in the line', async () => {
  const { event, states, told } = await world()
  expect(await states()).toEqual(['pending', 'pending', 'pending', 'pending'])
  expect((await countsOf(event)).counters).toEqual([[0, 0]])
  expect(await told()).toEqual(['1', '2', '3', '4'].map((n) => `${n} registration.pending`))
})

test('decisions are told when they are announced, all at once; places go by arrival, once', async () => {
  const { event, actorId, of, states, told } = await world()
  expect(await decide(ctx(), { actorId, event, registrationIds: of(4, 3, 1), decision: 'approved' })).toBe(3)
  expect(await decide(ctx(), { actorId, event, registrationIds: of(2), decision: 'declined', reason: 'Full' })).toBe(1)
  expect(await states()).toEqual(['pending', 'pending', 'pending', 'pending'])
  expect(await told()).toHaveLength(4)
  await announceDecisions(ctx(), actorId, event)
  await announceDecisions(ctx(), actorId, event)
  expect(await states()).toEqual(['confirmed', 'declined', 'confirmed', 'waitlisted'])
  expect((await told()).filter((line) => !line.includes('pending'))).toEqual([
    '1 registration.promoted',
    '2 registration.declined',
    '3 registration.promoted',
    '4 registration.waitlisted',
  ])
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)
})

test('what was decided may be decided anew until it is announced, and not after; others’ registrations are not reached', async () => {
  const { event, actorId, of, states } = await world()
  const other = await world()
  await decide(ctx(), { actorId, event, registrationIds: of(1, 2), decision: 'declined' })
  await decide(ctx(), { actorId, event, registrationIds: of(1), decision: 'approved' })
  await announceDecisions(ctx(), actorId, event)
  const again = { actorId, event, registrationIds: [...of(1, 2), ...other.of(1)], decision: 'declined' as const }
  expect(await decide(ctx(), again)).toBe(0)
  expect(await states()).toEqual(['confirmed', 'declined', 'pending', 'pending'])
})

test('who is approved where there are several kinds gets the best that is free at once, by arrival, and is told once', async () => {
  const { event, actorId, of, told } = await world()
  const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
  const online = await makePlaceKind(event, { position: 2, type: 'online' })
  const hall = event.placeKind.id
  const preferences = [hall, hub.id, online.id]
  await ctx().db.update(registrations).set({ preferences }).where(eq(registrations.eventId, event.id))
  await ctx().db.update(placeKinds).set({ capacity: 1 }).where(eq(placeKinds.id, hall))
  await decide(ctx(), { actorId, event, registrationIds: of(1, 2, 3, 4), decision: 'approved' })
  await announceDecisions(ctx(), actorId, event)
  expect(await placesOf(event)).toEqual([hall, hub.id, online.id, online.id].map((kind) => ['confirmed', kind]))
  expect((await told()).filter((line) => !line.includes('pending'))).toEqual(
    [1, 2, 3, 4].map((n) => `${n} registration.promoted`),
  )
})

test('where the hall is too small for all who wish for it, those behind it go before the later ones in the line of the hub', async () => {
  const { event, actorId, of } = await world()
  const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
  const hall = event.placeKind.id
  await ctx().db.update(placeKinds).set({ capacity: 1 }).where(eq(placeKinds.id, hall))
  const wish = (preferences: string[], ids: string[]) =>
    ctx().db.update(registrations).set({ preferences }).where(inArray(registrations.id, ids))
  await wish([hall, hub.id], of(1, 2))
  await wish([hub.id], of(3, 4))
  await decide(ctx(), { actorId, event, registrationIds: of(1, 2, 3, 4), decision: 'approved' })
  await announceDecisions(ctx(), actorId, event)
  expect((await placesOf(event)).map(([state, kind]) => [state, kind === hall ? 'hall' : 'hub'])).toEqual([
    ['confirmed', 'hall'],
    ['confirmed', 'hub'],
    ['waitlisted', 'hall'],
    ['waitlisted', 'hall'],
  ])
})

describe('an approval is the organiser’s word: who is approved takes what is free at once', () => {
  const hour = 3_600_000
  const inHours = (hours: number) => new Date(Date.now() + hours * hour)

  test.each([
    ['where the event offers its places', { waitlistMode: 'offers' as const }],
    ['after the cut-off', { startsAt: inHours(1), waitlistCutoffHours: 2 }],
  ])('%s', async (_, values) => {
    const { event, actorId, of, states, told } = await world()
    await ctx().db.update(events).set(values).where(eq(events.id, event.id))
    await decide(ctx(), { actorId, event, registrationIds: of(1, 2, 3, 4), decision: 'approved' })
    await announceDecisions(ctx(), actorId, event)
    expect(await states()).toEqual(['confirmed', 'confirmed', 'waitlisted', 'waitlisted'])
    expect((await told()).filter((line) => !line.includes('pending'))).toEqual([
      ...['1 registration.promoted', '2 registration.promoted'],
      ...['3 registration.waitlisted', '4 registration.waitlisted'],
    ])
    const { counters, counted } = await countsOf(event)
    expect(counters).toEqual(counted)
  })

  test('but not before somebody who stands earlier in the line', async () => {
    const { event, actorId, of, states } = await world()
    await ctx().db.update(placeKinds).set({ capacity: 0 }).where(eq(placeKinds.eventId, event.id))
    await decide(ctx(), { actorId, event, registrationIds: of(2), decision: 'approved' })
    await announceDecisions(ctx(), actorId, event)
    await ctx().db.update(placeKinds).set({ capacity: 2 }).where(eq(placeKinds.eventId, event.id))
    await ctx().db.update(events).set({ waitlistMode: 'offers' }).where(eq(events.id, event.id))
    await decide(ctx(), { actorId, event, registrationIds: of(1, 3, 4), decision: 'approved' })
    await announceDecisions(ctx(), actorId, event)
    expect(await states()).toEqual(['confirmed', 'offered', 'waitlisted', 'waitlisted'])
  })
})

test('the numbers shown before an announcement are those of the mails, with several kinds and somebody who waits already', async () => {
  const event = await makeEvent({ capacity: 3 })
  const hall = event.placeKind.id
  const hub = (await makePlaceKind(event, { position: 1, capacity: 2 })).id
  const online = (await makePlaceKind(event, { position: 2, capacity: 1 })).id
  const come = async (n: number, ...preferences: string[]) =>
    ((await register(ctx(), event.slug, person(n, { preferences }))) as Registered).registration.id
  await ctx().db.update(placeKinds).set({ capacity: 0 }).where(eq(placeKinds.id, hub))
  await ctx().db.update(events).set({ needsApproval: true }).where(eq(events.id, event.id))
  const early = await come(1, hub, hall)
  await ctx().db.update(events).set({ needsApproval: false }).where(eq(events.id, event.id))
  await come(2, hub)
  await ctx().db.update(events).set({ needsApproval: true }).where(eq(events.id, event.id))
  const wishes = [[hall], [hub, hall], [hub], [online, hall], [online], [hall, online], [hall, hub, online]]
  const ids = [early]
  for (const [n, preferences] of wishes.entries()) ids.push(await come(n + 3, ...preferences))
  // The line has stopped with two places free in the hub: who waits there keeps those behind from them.
  await ctx().db.update(events).set({ waitlistCutoffHours: 2000 }).where(eq(events.id, event.id))
  await ctx().db.update(placeKinds).set({ capacity: 2 }).where(eq(placeKinds.id, hub))
  const { id: actorId } = await makeAccount()
  await decide(ctx(), { actorId, event, registrationIds: ids, decision: 'approved' })
  await decide(ctx(), { actorId, event, registrationIds: ids.slice(-1), decision: 'declined' })
  const [now] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  const { places, waitlisted, declined } = await getAnnouncement(ctx(), now ?? event)
  await announceDecisions(ctx(), actorId, event)
  const told = await ctx().db.select({ template: mails.template }).from(mails).where(inArray(mails.subjectId, ids))
  const mailed = (template: string) => told.filter((mail) => mail.template === template).length
  expect([places, waitlisted, declined]).toEqual([5, 2, 1])
  expect([places, waitlisted, declined]).toEqual(
    ['registration.promoted', 'registration.waitlisted', 'registration.declined'].map(mailed),
  )
})
