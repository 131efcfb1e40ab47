import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind, placesOf } from '#tests/support/places.ts'
import {
  addAccessCode,
  addPlaceKind,
  closeAccessCode,
  editPlaceKind,
  getPlaceKinds,
  raisePlaceKind,
  removePlaceKind,
} from '#worker/domain/registrations/place-kinds.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { maxPlaceKinds, placeKindDetails } from '#worker/domain/registrations/schema.ts'
import { accessCodes } from '#worker/domain/registrations/table.ts'

async function world(capacity: number | null = null) {
  const event = await makeEvent({ capacity })
  const { id: actorId } = await makeAccount()
  const change = (placeKindId: string) => ({ actorId, event, placeKindId })
  const names = async () => (await getPlaceKinds(ctx(), event.id)).map(({ name, type }) => name.en ?? type)
  return { event, change, names }
}

const fields = (values: Record<string, unknown>) => placeKindDetails('en').parse(values)

test('kinds are added behind the others up to a number, moved up, and removed where nobody names them', async () => {
  const { event, change, names } = await world()
  for (const name of ['Đà Nẵng', 'Huế']) {
    await addPlaceKind(ctx(), change(''), fields({ type: 'hub', name: { en: name }, capacity: '200' }))
  }
  const [, , hue] = await getPlaceKinds(ctx(), event.id)
  await raisePlaceKind(ctx(), change(hue?.id ?? ''))
  expect(await names()).toEqual(['hall', 'Huế', 'Đà Nẵng'])
  await raisePlaceKind(ctx(), change(event.placeKind.id))
  await removePlaceKind(ctx(), change(hue?.id ?? ''))
  expect(await names()).toEqual(['hall', 'Đà Nẵng'])
  for (let n = 2; n < maxPlaceKinds; n += 1) await addPlaceKind(ctx(), change(''), fields({ type: 'online' }))
  await expect(addPlaceKind(ctx(), change(''), fields({ type: 'online' }))).rejects.toMatchObject({
    code: 'place_kind.too_many',
  })
})

test('two kinds that are moved up at the same moment leave an order in which none is missing', async () => {
  const { event, change, names } = await world()
  const kinds = [await makePlaceKind(event, { position: 1, name: { en: 'Huế' } })]
  kinds.push(await makePlaceKind(event, { position: 2, name: { en: 'Đà Nẵng' } }))
  await Promise.all(kinds.map(({ id }) => raisePlaceKind(ctx(), change(id))))
  expect((await names()).toSorted()).toEqual(['hall', 'Huế', 'Đà Nẵng'].toSorted())
})

test('a kind that somebody holds or wishes for stays, and so does the last one', async () => {
  const { event, change, names } = await world(0)
  await expect(removePlaceKind(ctx(), change(event.placeKind.id))).rejects.toMatchObject({ code: 'place_kind.last' })
  const online = await makePlaceKind(event, { position: 1, type: 'online' })
  await register(ctx(), event.slug, { ...person(1), preferences: [event.placeKind.id, online.id] })
  for (const id of [event.placeKind.id, online.id]) {
    await expect(removePlaceKind(ctx(), change(id))).rejects.toMatchObject({ code: 'place_kind.in_use' })
  }
  expect(await names()).toEqual(['hall', 'Hub'])
})

test('a raised capacity goes to the first in line at once', async () => {
  const { event, change } = await world(1)
  for (const n of [1, 2, 3]) await register(ctx(), event.slug, person(n))
  await editPlaceKind(ctx(), change(event.placeKind.id), fields({ type: 'hall', capacity: '2' }))
  expect((await placesOf(event)).map(([state]) => state)).toEqual(['confirmed', 'confirmed', 'waitlisted'])
})

test('a code is in capitals, once an event, and worthless when closed', async () => {
  const { event, change } = await world()
  const { id } = await makePlaceKind(event, { position: 1, access: 'code' })
  expect(await addAccessCode(ctx(), change(id), { code: 'LOTUS', maxUses: 5 })).toBe('added')
  expect(await addAccessCode(ctx(), change(id), { code: 'LOTUS' })).toBe('taken')
  await register(ctx(), event.slug, { ...person(1), preferences: [id], code: 'lotus' })
  const [code] = await ctx().db.select().from(accessCodes).where(eq(accessCodes.eventId, event.id))
  await closeAccessCode(ctx(), change(''), code?.id ?? '')
  const late = register(ctx(), event.slug, { ...person(2), preferences: [id], code: 'LOTUS' })
  await expect(late).rejects.toMatchObject({ code: 'registration.no_place_kind' })
})

test('a kind, and a code, of another event are not found', async () => {
  const { event, change } = await world()
  const other = await world()
  const { id } = other.event.placeKind
  await addAccessCode(ctx(), other.change(id), { code: 'LOTUS' })
  const [code] = await ctx().db.select().from(accessCodes).where(eq(accessCodes.eventId, other.event.id))
  const tries = [
    () => editPlaceKind(ctx(), change(id), fields({ type: 'online' })),
    () => raisePlaceKind(ctx(), change(id)),
    () => removePlaceKind(ctx(), change(id)),
    () => addAccessCode(ctx(), change(id), { code: 'ROSE' }),
    () => closeAccessCode(ctx(), change(event.placeKind.id), code?.id ?? ''),
  ]
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await other.names()).toEqual(['hall'])
})
