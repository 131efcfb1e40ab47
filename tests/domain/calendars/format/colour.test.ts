import { expect, test } from 'vitest'
import { colourName } from '#worker/domain/calendars/format/colour.ts'

test('a colour is told by the nearest name that CSS has', () => {
  expect(['#008080', '#0b5c5c', '#1d4e89', '#8b1a1a', '#000000', 'teal', '#12345'].map(colourName)).toEqual([
    'teal',
    'darkslategray',
    'darkslateblue',
    'brown',
    'black',
    undefined,
    undefined,
  ])
})
