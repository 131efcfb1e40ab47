import { expect, test } from 'vitest'
import { carriesWhiteText, contrast } from '#worker/core/colour.ts'

test('contrast follows the formula of WCAG 2.2', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#ffffff', '#ffffff')).toBe(1)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#ffffff', '#0b5c5c')).toBe(contrast('#0b5c5c', '#ffffff'))
})

test('a colour carries white text from a contrast of 4.5 on', () => {
  const colours = ['#767676', '#777777', '#0b5c5c', '#ffd700', '#a3192b']
  expect(colours.filter(carriesWhiteText)).toEqual(['#767676', '#0b5c5c', '#a3192b'])
})
