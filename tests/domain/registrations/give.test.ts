import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind, placesOf } from '#tests/support/places.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { offers } from '#worker/domain/registrations/table.ts'

async function world(people: number) {
  const event = await makeEvent({ capacity: 1 })
  const all: Registered[] = []
  for (let n = 1; n <= people; n += 1) all.push((await register(ctx(), event.slug, person(n))) as Registered)
  const { id: actorId } = await makeAccount()
  const give = (n: number, placeKindId = event.placeKind.id) =>
    givePlace(ctx(), {
      actorId,
      event,
      registrationId: all[n - 1]?.registration.id ?? '',
      placeKindId,
      reason: 'Chairs the panel',
    })
  return { event, give, actorId, states: async () => (await placesOf(event)).map(([state]) => state) }
}

test('a place given by hand goes beyond the capacity, past the line, and keeps who gave it and why', async () => {
  const { event, give, actorId, states } = await world(3)
  await give(3)
  await give(3)
  expect(await states()).toEqual(['confirmed', 'waitlisted', 'confirmed'])
  expect((await countsOf(event)).counters).toEqual([[2, 1]])
  expect(await ctx().db.select().from(offers).where(eq(offers.eventId, event.id))).toMatchObject([
    { state: 'accepted', madeBy: actorId, reason: 'Chairs the panel', fromPlaceKindId: null },
  ])
})

test('another place by hand leaves the one that was held to the first in line', async () => {
  const { event, give } = await world(2)
  const online = await makePlaceKind(event, { position: 1, type: 'online' })
  await give(1, online.id)
  expect(await placesOf(event)).toEqual([
    ['confirmed', online.id],
    ['confirmed', event.placeKind.id],
  ])
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)
})

test('neither a registration nor a kind of another event is reached', async () => {
  const { event, give, states } = await world(2)
  const foreign = await world(2)
  await expect(give(2, foreign.event.placeKind.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(foreign.give(2, event.placeKind.id)).rejects.toMatchObject({ code: 'not_found' })
  expect([await states(), await foreign.states()]).toEqual([
    ['confirmed', 'waitlisted'],
    ['confirmed', 'waitlisted'],
  ])
})
