import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { fold, lineValue, quoted, uri } from '#worker/domain/calendars/format/lines.ts'

const octets = (text: string) => new TextEncoder().encode(text).length

test.each([
  ['a', 'one octet'],
  ['ệ', 'three octets, a vowel with two marks'],
  ['e\u0323\u0302', 'the same in three characters'],
  ['đ', 'two octets'],
  ['🎓', 'four octets'],
  ['👩‍🔬', 'several characters that are one sign'],
])('%s is never cut, at whatever place of the line it stands (%s)', (sign) => {
  for (let before = 0; before < 160; before += 1) {
    const line = `X:${'a'.repeat(before)}${sign.repeat(40)}`
    const folded = fold(line)
    expect(folded.replaceAll('\r\n ', '')).toBe(line)
    const pieces = folded.split('\r\n')
    expect(pieces.filter((piece) => octets(piece) > 75 || piece.includes('\ufffd') || !piece.isWellFormed())).toEqual(
      [],
    )
    // As long as they may be: no piece but the last leaves room for another character.
    expect(pieces.slice(0, -1).filter((piece) => octets(piece) + octets(sign) < 72)).toEqual([])
  }
})

test('a line of 75 octets stays one, of 76 becomes two', () => {
  expect([fold('a'.repeat(75)), fold('a'.repeat(76))]).toEqual(['a'.repeat(75), `${'a'.repeat(75)}\r\n a`])
  expect(fold('ệ'.repeat(26))).toBe(`${'ệ'.repeat(25)}\r\n ệ`)
})

test('a text escapes backslash, semicolon and comma, neither colon nor quotes, and stays on its line', () => {
  expect(lineValue('a\\b;c,d:e"f\ng\r\nh\ri\u0000')).toBe('a\\\\b\\;c\\,d:e"f g h i')
  const parsed = ICAL.Property.fromString(`SUMMARY:${lineValue('\\n is no line break; \\\\, neither')}`)
  expect(parsed.getFirstValue()).toBe('\\n is no line break; \\\\, neither')
})

test('a parameter keeps what quotes may hold and encodes the rest (RFC 6868)', () => {
  expect(quoted('Viện A; B: "C", ^D\nE')).toBe(`"Viện A; B: ^'C^', ^^D E"`)
})

test('an address ends neither its line nor its quotes', () => {
  expect(uri('https://a.example.org/x?y=1&z=a,b;c\r\nUID:evil "<>\\^`{|}ệ')).toBe(
    'https://a.example.org/x?y=1&z=a,b;c%0AUID:evil%20%22%3C%3E%5C%5E%60%7B%7C%7Dệ',
  )
})
