import { expect, test } from 'vitest'
import { namedDelegations } from '#worker/domain/programme/delegations.ts'
import { Part, SessionFields } from '#worker/domain/programme/schema.ts'

const places = (delegations: unknown) => SessionFields.parse({ delegations }).delegations

test('the places of a form keep their order, an emptied one stays empty, and there are four whatever is sent', () => {
  const none = [{}, {}, {}, {}]
  expect(places(undefined)).toEqual(none)
  expect(places({ 0: { en: ' VNU ' }, 1: { en: ' ' }, 2: { zh: '清华大学' } })).toEqual([
    { en: 'VNU' },
    {},
    { zh: '清华大学' },
    {},
  ])
  for (const odd of ['x', 7, null, [], { 4: { en: 'Fifth' } }, { length: { en: 'x' } }])
    expect(places(odd)).toEqual(none)
})

test('only named delegations are kept', () => {
  expect(namedDelegations([{}, { en: 'VNU' }, {}, { vi: 'Thanh Hoa' }])).toEqual([{ en: 'VNU' }, { vi: 'Thanh Hoa' }])
})

test('a part names its delegation from 1 to 4, or none', () => {
  const read = (delegation: string | undefined) => Part.safeParse({ delegation }).data?.delegation
  expect([undefined, '1', '4', '0', '5', '1.5', 'x'].map(read)).toEqual([undefined, 1, 4, ...Array(4).fill(undefined)])
})
