import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makeAccessCode, makePlaceKind, placesOf } from '#tests/support/places.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { accessCodes, offers, registrations } from '#worker/domain/registrations/table.ts'

/** A hall of one, a hub of one, and online without a limit. */
async function world() {
  const event = await makeEvent({ capacity: 1 })
  const hall = event.placeKind
  const hub = await makePlaceKind(event, { position: 1, capacity: 1 })
  const online = await makePlaceKind(event, { position: 2, type: 'online' })
  const come = async (n: number, ...preferences: string[]) =>
    (await register(ctx(), event.slug, { ...person(n), preferences })) as Registered
  return { event, hall: hall.id, hub: hub.id, online: online.id, come }
}

const agree = async (event: { id: string }) => {
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)
}

describe('a newcomer', () => {
  test('gets the first of the preferences with a free place, and stays in line for the better ones', async () => {
    const { event, hall, hub, online, come } = await world()
    await come(1, hall)
    await come(2, hall, hub, online)
    await come(3, hall, hub, online)
    expect(await placesOf(event)).toEqual([
      ['confirmed', hall],
      ['confirmed', hub],
      ['confirmed', online],
    ])
    expect((await countsOf(event)).counters).toEqual([
      [1, 2],
      [1, 1],
      [1, 0],
    ])
    await agree(event)
  })

  test('without preferences takes the kinds in their order', async () => {
    const { event, hall, hub, come } = await world()
    await come(1)
    await come(2)
    expect(await placesOf(event)).toEqual([
      ['confirmed', hall],
      ['confirmed', hub],
    ])
  })

  test('waits where nothing wished for is free, with the place in the line of the best', async () => {
    const { event, hall, hub, come } = await world()
    await come(1, hall)
    await come(2, hall, hub)
    const third = await come(3, hall, hub)
    expect([third.state, third.position]).toEqual(['waitlisted', 2])
    expect((await countsOf(event)).counters).toEqual([
      [1, 2],
      [1, 1],
      [0, 0],
    ])
  })

  test('may not take a kind that is for others: unknown, of another event, invited, of another domain, without the code', async () => {
    const { event, online } = await world()
    const other = await makeEvent()
    const kinds = [
      await makePlaceKind(event, { position: 3, access: 'invited' }),
      await makePlaceKind(event, { position: 4, access: 'domains', domains: ['hust.edu.vn'] }),
      await makePlaceKind(event, { position: 5, access: 'code' }),
    ]
    for (const [n, id] of [other.placeKind.id, uuidv7(new Date()), ...kinds.map((kind) => kind.id)].entries()) {
      const refused = register(ctx(), event.slug, { ...person(n), preferences: [id] })
      await expect(refused, id).rejects.toMatchObject({ code: 'registration.no_place_kind' })
    }
    const mixed = (await register(ctx(), event.slug, {
      ...person(9),
      preferences: [...kinds.map(({ id }) => id), online],
    })) as Registered
    expect([mixed.state, mixed.registration.placeKindId, mixed.registration.preferences]).toEqual([
      'confirmed',
      online,
      [online],
    ])
  })

  test.each([
    ['lan@hust.edu.vn', 'confirmed'],
    ['lan@sis.hust.edu.vn', 'confirmed'],
    ['lan@HUST.edu.vn', 'confirmed'],
    ['lan@nothust.edu.vn', undefined],
    ['lan@hust.edu.vn.evil.test', undefined],
  ])('with the address %s and a kind for one domain is %s', async (email, state) => {
    const { event } = await world()
    const { id } = await makePlaceKind(event, { position: 3, access: 'domains', domains: ['hust.edu.vn'] })
    const outcome = await register(ctx(), event.slug, { ...person(1), email, preferences: [id] }).catch(() => undefined)
    expect(outcome?.state).toBe(state)
  })

  test('a single-use code sent 50 times at once opens its kind once', async () => {
    const { event } = await world()
    const { id } = await makePlaceKind(event, { position: 3, access: 'code' })
    const code = { id: uuidv7(new Date()), eventId: event.id, placeKindId: id, code: 'LOTUS', maxUses: 1 }
    await ctx()
      .db.insert(accessCodes)
      .values({ ...code, createdAt: new Date() })
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        register(ctx(), event.slug, { ...person(n), preferences: [id], code: 'lotus' }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [used] = await ctx().db.select().from(accessCodes).where(eq(accessCodes.id, code.id))
    expect(used?.uses).toBe(1)
  })

  test('a code is used only by who wishes for the kind that it opens', async () => {
    const { event, hall } = await world()
    const kind = await makePlaceKind(event, { position: 3, access: 'code' })
    const code = await makeAccessCode(kind, { maxUses: 1 })
    const uses = async () => {
      const [row] = await ctx().db.select().from(accessCodes).where(eq(accessCodes.id, code.id))
      return row?.uses
    }
    await register(ctx(), event.slug, { ...person(1), preferences: [hall], code: 'lotus' })
    expect(await uses()).toBe(0)
    await register(ctx(), event.slug, { ...person(2), preferences: [hall, kind.id], code: 'lotus' })
    expect(await uses()).toBe(1)
  })
})

describe('a free place', () => {
  test('goes to the first who wished for it, whose own place goes on to the next, in one go', async () => {
    const { event, hall, hub, online, come } = await world()
    const first = await come(1, hall)
    await come(2, hall, hub, online)
    await come(3, hall, hub, online)
    await cancelOwnRegistration(ctx(), first.registration)
    expect(await placesOf(event)).toEqual([
      ['cancelled', hall],
      ['confirmed', hall],
      ['confirmed', hub],
    ])
    expect((await countsOf(event)).counters).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
    ])
    const log = await ctx()
      .db.select({ to: offers.placeKindId, from: offers.fromPlaceKindId, state: offers.state })
      .from(offers)
      .where(eq(offers.eventId, event.id))
      .orderBy(asc(offers.id))
    expect(log.toSorted((a) => (a.to === hall ? -1 : 1))).toEqual([
      { to: hall, from: hub, state: 'accepted' },
      { to: hub, from: online, state: 'accepted' },
    ])
    await agree(event)
  })

  test('is not taken by a newcomer while somebody waits for it', async () => {
    const { hall, hub, come } = await world()
    const { registration } = await come(1, hall)
    await come(2, hall, hub)
    // The line has stopped: the freed place stays free, and is not for who comes later either.
    await ctx().db.update(registrations).set({ state: 'cancelled' }).where(eq(registrations.id, registration.id))
    const late = await come(3, hall)
    expect([late.state, late.position]).toEqual(['waitlisted', 2])
  })

  test('is for whoever waits without a place as for whoever holds a lesser one: by arrival', async () => {
    const { event, hall, hub, come } = await world()
    const first = await come(1, hall)
    await come(2, hall)
    await come(3, hall, hub)
    await cancelOwnRegistration(ctx(), first.registration)
    expect((await placesOf(event)).map(([state, kind]) => [state, kind === hall])).toEqual([
      ['cancelled', true],
      ['confirmed', true],
      ['confirmed', false],
    ])
    const [waiting] = await ctx()
      .db.select()
      .from(registrations)
      .where(and(eq(registrations.eventId, event.id), eq(registrations.number, 3)))
    expect(waiting?.placeKindId).toBe(hub)
  })
})
