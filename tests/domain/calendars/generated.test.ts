import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { generatedEvent } from '#tests/support/generated-events.ts'
import { components, lintCalendar, unfold } from '#tests/support/ics-linter.ts'
import { cleanLine } from '#worker/core/text/localized.ts'
import { writeFeed } from '#worker/domain/calendars/feed.ts'

const options = {
  name: 'Feed',
  locale: 'en',
  origin: 'https://events.example.org',
  now: new Date('2026-11-22T08:00:00Z'),
} as const

/** What another parser reads in it: title and instants by UID. */
function read(text: string): Map<string, [string, string, string]> {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return new Map(
    events.map(({ uid, summary, startDate, endDate }) => [
      uid,
      [summary ?? '', startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString()],
    ]),
  )
}

const expected = ({ title, startsAt, endsAt }: { title: string; startsAt: Date; endsAt: Date }) => [
  cleanLine(title),
  startsAt.toISOString(),
  endsAt.toISOString(),
]

test('1,000 generated sessions are free of faults, and another parser reads their titles, instants and number', () => {
  let count = 0
  fc.assert(
    fc.property(generatedEvent(10), ({ subject, sessions }) => {
      const { body } = writeFeed([subject], options)
      const bytes = new TextEncoder().encode(body)
      expect(lintCalendar(bytes)).toEqual([])
      const found = read(body)
      expect(sessions.map((_, index) => found.get(`${index}@session`))).toEqual(sessions.map(expected))
      expect(components(unfold(bytes), 'VEVENT').length).toBe(found.size)
      count += sessions.length
    }),
    { numRuns: 100, seed: 20261122 },
  )
  expect(count).toBe(1000)
})

test('1,000 generated events without a programme likewise', () => {
  let count = 0
  fc.assert(
    fc.property(generatedEvent(0), ({ subject, own }) => {
      const { body } = writeFeed([subject], options)
      expect(lintCalendar(new TextEncoder().encode(body))).toEqual([])
      expect([...read(body)]).toEqual([['generated@lectern', expected(own)]])
      count += 1
    }),
    { numRuns: 1000, seed: 20261122 },
  )
  expect(count).toBe(1000)
})

test('1,000 generated events as bars cover their local days, the last of them whole', () => {
  fc.assert(
    fc.property(generatedEvent(0), ({ subject }) => {
      const bytes = new TextEncoder().encode(writeFeed([subject], { ...options, shape: 'days' }).body)
      expect(lintCalendar(bytes)).toEqual([])
      const [bar = []] = components(unfold(bytes), 'VEVENT')
      const { timeZone, startsAt, endsAt } = subject.event
      const day = (at: number) =>
        new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at).replaceAll('-', '')
      const [first, last] = [day(startsAt.getTime()), day(endsAt.getTime() - 1)]
      const end = new Date(Date.parse(last.replace(/(....)(..)(..)/, '$1-$2-$3')) + 86_400_000)
      expect(bar.filter((line) => /^DT(START|END)/.test(line))).toEqual([
        `DTSTART;VALUE=DATE:${first}`,
        `DTEND;VALUE=DATE:${end.toISOString().slice(0, 10).replaceAll('-', '')}`,
      ])
    }),
    { numRuns: 1000, seed: 20261122 },
  )
})
