import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { countsOf, makePlaceKind, placesOf } from '#tests/support/places.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { registrations, wishes } from '#worker/domain/registrations/table.ts'

/** A hall of one and online without a limit. */
async function world() {
  const event = await makeEvent({ capacity: 1 })
  const online = await makePlaceKind(event, { position: 1, type: 'online' })
  const hall = event.placeKind.id
  const come = async (n: number, ...preferences: string[]) =>
    ((await register(ctx(), event.slug, { ...person(n), preferences })) as Registered).registration
  return { event, hall, online: online.id, come }
}

const linesOf = async (placeKindId: string) =>
  (
    await ctx()
      .db.select({ email: registrations.email })
      .from(wishes)
      .innerJoin(registrations, eq(registrations.id, wishes.registrationId))
      .where(and(eq(wishes.placeKindId, placeKindId)))
      .orderBy(asc(wishes.line))
  ).map(({ email }) => email.split('@')[0])

const agree = async (event: { id: string }) => {
  const { counters, counted } = await countsOf(event)
  expect(counters).toEqual(counted)
}

test('who moves to a place without a limit has it at once, and leaves theirs to the first in line', async () => {
  const { event, hall, online, come } = await world()
  const first = await come(1, hall)
  await come(2, hall)
  await choosePlaces(ctx(), first, [online, hall])
  expect(await placesOf(event)).toEqual([
    ['confirmed', online],
    ['confirmed', hall],
  ])
  await agree(event)
})

test('who wishes for the hall later stands behind those who wished for it before, and keeps what is held', async () => {
  const { event, hall, online, come } = await world()
  await come(1, hall)
  const second = await come(2, online)
  const third = await come(3, hall, online)
  await choosePlaces(ctx(), second, [hall])
  expect(await linesOf(hall)).toEqual(['person-3', 'person-2'])
  expect((await placesOf(event)).map(([state]) => state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  await choosePlaces(ctx(), third, [hall, online])
  expect(await linesOf(hall)).toEqual(['person-3', 'person-2'])
  await choosePlaces(ctx(), third, [online])
  expect(await linesOf(hall)).toEqual(['person-2'])
  await agree(event)
})

test('who waits and takes another kind has it at once, and stays in the line they prefer', async () => {
  const { event, hall, online, come } = await world()
  await come(1, hall)
  const second = await come(2, hall)
  await choosePlaces(ctx(), second, [hall, online])
  expect((await placesOf(event))[1]).toEqual(['confirmed', online])
  expect(await linesOf(hall)).toEqual(['person-2'])
  await agree(event)
})

test('a kind of another event or for others is no choice, and who is out has none', async () => {
  const { event, hall, online, come } = await world()
  const { placeKind: foreign } = await makeEvent()
  const invited = await makePlaceKind(event, { position: 2, access: 'invited' })
  const first = await come(1, hall)
  await choosePlaces(ctx(), first, [foreign.id, invited.id, 'nonsense'])
  expect(await placesOf(event)).toEqual([['confirmed', hall]])
  await cancelOwnRegistration(ctx(), first)
  await expect(choosePlaces(ctx(), first, [online])).rejects.toMatchObject({ code: 'registration.not_cancellable' })
  await agree(event)
})
