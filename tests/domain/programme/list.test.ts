import { expect, test } from 'vitest'
import { readList } from '#worker/domain/programme/list.ts'
import { type SessionKind, sessionKinds } from '#worker/domain/programme/table.ts'

const reading = {
  day: '2027-10-20',
  zone: 'Asia/Ho_Chi_Minh',
  kindOf: (word: string): SessionKind | undefined => sessionKinds.find((kind) => kind === word.toLowerCase()),
}

const one = (line: string, zone = reading.zone, day = reading.day) => {
  const [read] = readList(line, { ...reading, zone, day })
  return read?.fault ?? read?.session
}

test('a line is time, title and kind; the kind may be left out and the time left open', () => {
  const nine = new Date('2027-10-20T02:00:00Z')
  const half = new Date('2027-10-20T02:30:00Z')
  expect(one('09:00-09:30 | Opening | Ceremony')).toEqual({
    title: 'Opening',
    kind: 'ceremony',
    startsAt: nine,
    endsAt: half,
  })
  expect(one('9h00 – 9h30\tKhai mạc')).toEqual({ title: 'Khai mạc', kind: 'talk', startsAt: nine, endsAt: half })
  expect(one('- | Some time')).toEqual({ title: 'Some time', kind: 'talk', startsAt: null, endsAt: null })
})

test.each([
  ['9 o’clock | Talk', 'time_span'],
  ['25:00-26:00 | Talk', 'time_span'],
  ['10:00-09:00 | Talk', 'ends_before_start'],
  ['09:00-10:00', 'required'],
  ['09:00-10:00 | Talk | cookie', 'invalid'],
  ['09:00-10:00 | Talk | talk | Room 1', 'invalid'],
  [`09:00-10:00 | ${'x'.repeat(201)}`, 'too_long'],
])('%s is refused as %s', (line, fault) => {
  expect(one(line)).toBe(fault)
})

test('an hour that the clocks skip is refused', () => {
  expect(one('02:15-03:30 | Talk', 'Europe/Paris', '2027-03-28')).toBe('time_skipped')
})

test('empty lines are left out, and a fault names the line as it was pasted', () => {
  const lines = readList('09:00-10:00 | One\r\n\r\n   \nnoon | Two\u202e', reading)
  expect(lines.map(({ number, source, fault }) => [number, source, fault])).toEqual([
    [1, '09:00-10:00 | One', undefined],
    [4, 'noon | Two', 'time_span'],
  ])
})
