import { expect, test } from 'vitest'
import { isAtEvent, ownPlace } from '#worker/domain/registrations/own-place.ts'

const event = { place: { en: 'Ta Quang Buu Hall' } }
const kind = { name: {}, place: {} }
const name = { en: 'Da Nang' }
const place = { en: 'Room F102' }

test('who has a place in the hall goes where the event is, or to the hall’s own address', () => {
  expect(ownPlace(event, { ...kind, type: 'hall', name })).toEqual([event.place])
  expect(ownPlace(event, { ...kind, type: 'hall', place })).toEqual([place])
  expect(ownPlace({ place: {} }, { ...kind, type: 'hall' })).toEqual([])
})

test('who has one in a hub goes there, never to the hall', () => {
  expect(ownPlace(event, { type: 'hub', name, place })).toEqual([name, place])
  expect(ownPlace(event, { ...kind, type: 'hub', name })).toEqual([name])
})

test('who follows online goes nowhere', () => {
  expect(ownPlace(event, { type: 'online', name, place })).toEqual([])
})

test('only a hall without an address of its own is where the event is', () => {
  const types = ['hall', 'hub', 'online'] as const
  expect(types.map((type) => isAtEvent({ ...kind, type }))).toEqual([true, false, false])
  expect(isAtEvent({ ...kind, type: 'hall', place })).toBe(false)
})
