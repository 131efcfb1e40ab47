import { expect, test } from 'vitest'
import { differencesOf } from '#web/components/text-differences.tsx'

const shown = (before: string, after: string) =>
  differencesOf(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join('')

test('words that stayed, went and came are told apart, in their order', () => {
  expect(shown('The old bridge falls', 'The new bridge stands')).toBe('The [-old -]{+new +}bridge [-falls-]{+stands+}')
  expect(shown('', 'All new')).toBe('{+All new+}')
  expect(shown('All gone', '')).toBe('[-All gone-]')
  expect(shown('same', 'same')).toBe('same')
  expect(shown('a b c', 'a x b c')).toBe('a {+x +}b c')
})

test('both texts come back whole from their sides', () => {
  const [before, after] = ['Cầu cũ\n\nbắc qua sông  Hồng.', 'Cầu mới bắc\nqua sông Hồng dài.']
  const side = (leftOut: string) =>
    differencesOf(before, after)
      .filter(({ kind }) => kind !== leftOut)
      .map(({ text }) => text)
      .join('')
  expect([side('new'), side('gone')]).toEqual([before, after])
})

test('two long texts without a word in common are compared whole, within a blink', () => {
  const text = (word: string) => Array.from({ length: 2500 }, (_, n) => `${word}${n}`).join(' ')
  const began = performance.now()
  expect(differencesOf(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['gone', 'new'])
  expect(performance.now() - began).toBeLessThan(200)
})
