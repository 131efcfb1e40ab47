import { expect, test } from 'vitest'
import { ChangeInWords } from '#web/components/change-list.tsx'
import type { ProgrammeChange } from '#worker/domain/programme/table.ts'

const event = { languages: ['en' as const, 'vi' as const], timeZone: 'Asia/Ho_Chi_Minh' }
const at = (from: string, to: string) => ({ startsAt: Date.parse(from), endsAt: Date.parse(to) })
const open = { startsAt: null, endsAt: null }
const monday = at('2031-10-20T02:00:00Z', '2031-10-20T03:00:00Z')
const later = at('2031-10-20T04:00:00Z', '2031-10-20T05:00:00Z')
const tuesday = at('2031-10-21T02:00:00Z', '2031-10-21T03:00:00Z')
const of = { number: 1, title: { en: 'Talk', vi: 'Bài' } }

const inWords = (change: ProgrammeChange, locale: 'en' | 'vi' | 'fr' = 'en') =>
  String(<ChangeInWords {...{ change, locale, event }} />)

test.each<[string, ProgrammeChange]>([
  ['New: Monday, 20 October 2031, 09:00–10:00', { ...of, kind: 'added', at: monday }],
  ['New; the time is not fixed yet', { ...of, kind: 'added', at: open }],
  ['Taken out of the programme', { ...of, kind: 'removed', at: open }],
  [
    'Moved from Monday, 20 October 2031, 09:00–10:00 to Tuesday, 21 October 2031, 09:00–10:00',
    { ...of, kind: 'moved', from: monday, to: tuesday },
  ],
  [
    'Moved from 09:00–10:00 to 11:00–12:00 on Monday, 20 October 2031',
    { ...of, kind: 'moved', from: monday, to: later },
  ],
  ['Now has a time: Monday, 20 October 2031, 09:00–10:00', { ...of, kind: 'moved', from: open, to: monday }],
  [
    'The time is open again; it was Monday, 20 October 2031, 09:00–10:00',
    { ...of, kind: 'moved', from: monday, to: open },
  ],
  ['Now in Hall; it was in A, B', { ...of, kind: 'room', from: [{ en: 'A' }, { en: 'B' }], to: [{ en: 'Hall' }] }],
  ['Now in Hall', { ...of, kind: 'room', from: [], to: [{ en: 'Hall' }] }],
  ['No longer in Hall', { ...of, kind: 'room', from: [{ en: 'Hall' }], to: [] }],
  ['Now with Lan, Qiu; before: Lan', { ...of, kind: 'people', from: ['Lan'], to: ['Lan', 'Qiu'] }],
  ['No longer with Lan', { ...of, kind: 'people', from: ['Lan'], to: [] }],
])('a change in words: %s', (words, change) => {
  expect(inWords(change)).toBe(words)
})

test('a new title names the earlier one in a language in which it was another', () => {
  const renamed = { ...of, kind: 'renamed' as const, from: { en: 'Lecture', vi: 'Bài' } }
  expect(inWords(renamed)).toBe('New title; it was: Lecture')
  expect(inWords(renamed, 'vi')).toBe('Tiêu đề mới; trước đây là: <span class="fallback" lang="en">Lecture</span>')
  expect(inWords({ ...renamed, from: { en: 'Talk' } })).toBe('The title now stands in more languages')
})

test('what people typed stays text', () => {
  expect(inWords({ ...of, kind: 'people', from: [], to: ['<b>Lan</b>'] })).toBe('Now with &lt;b&gt;Lan&lt;/b&gt;')
})
