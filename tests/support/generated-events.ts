import fc from 'fast-check'
import type { CalendarEvent } from '#worker/domain/calendars/subject.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'
import type { FrozenSession } from '#worker/domain/programme/table.ts'
import { frozenRoom, frozenSession, frozenSpeaker } from './frozen.ts'

const zones = ['Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'UTC'] as const

/** Around the clock changes of those zones, 29 February and the end of a year. */
const days = [
  '2026-03-08T06:00:00Z',
  '2026-03-29T00:00:00Z',
  '2026-04-04T14:00:00Z',
  '2026-10-03T15:00:00Z',
  '2026-10-25T00:00:00Z',
  '2026-11-01T05:00:00Z',
  '2028-02-28T20:00:00Z',
  '2028-02-29T12:00:00Z',
  '2026-12-31T20:00:00Z',
  '2027-01-01T00:00:00Z',
]

const minute = 60_000

const instant = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([day, minutes]) => new Date(Date.parse(day) + minutes * minute))

/** What titles are made of: every escape, emoji, vowels with two marks, composed and not, line breaks, a foreign property. */
const piece = fc.constantFrom(
  ...['\\', ';', ',', ':', '"', '^', '\\n', '\\,', '\r\n', '\n', '\r', '\t', ' ', 'a', 'Hội thảo', 'ệ', 'ữ', 'Ặ', 'đ'],
  ...['e\u0323\u0302', '🎓', '👩‍🔬', '🇻🇳', '教育', '\u0000', '\u202e', '\ud800', 'BEGIN:VEVENT', '\r\nUID:evil\r\n'],
)

const title = fc.oneof(
  { weight: 8, arbitrary: fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join('')) },
  // A character of each length at every place of a line.
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 80 }), fc.constantFrom('ệ', 'e\u0323\u0302', '🎓', 'đ'))
      .map(([before, sign]) => 'a'.repeat(before) + sign.repeat(30)),
  },
  { weight: 1, arbitrary: piece.map((part) => `x${part}`.repeat(10_000).slice(0, 10_000)) },
)

/** One generated session: what a test needs to know of it. */
export interface Generated {
  title: string
  startsAt: Date
  endsAt: Date
}

const generated = fc
  .record({ title, startsAt: instant, minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }) })
  .map(({ minutes, startsAt, ...rest }) => ({
    ...rest,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * minute),
  }))

const event = (values: Generated & { timeZone: string; id: string }) =>
  ({
    ...values,
    uid: `${values.id}@lectern`,
    slug: values.id,
    kind: 'seminar',
    state: 'published',
    languages: ['en'],
    title: { en: values.title },
    summary: { en: values.title },
    place: { en: values.title },
    demoNote: null,
    onlineUrl: null,
    onlineRule: 'registrants',
    accent: '#0b5c5c',
    contactEmail: null,
    coverKey: null,
    sequence: 0,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    updatedAt: new Date('2026-11-22T08:00:00Z'),
  }) as unknown as EventRow

const frozen = (one: Generated, index: number): FrozenSession =>
  frozenSession(index + 1, {
    title: { en: one.title },
    startsAt: one.startsAt.getTime(),
    endsAt: one.endsAt.getTime(),
    rooms: ['r'],
    contributors: [{ speakerId: 'speaker-s', role: 'speaker', delegation: null }],
  })

/** An event in one of the zones with so many sessions; each text of it is generated. */
export const generatedEvent = (sessions: number) =>
  fc
    .record({
      timeZone: fc.constantFrom(...zones),
      own: generated,
      sessions: fc.array(generated, { minLength: sessions, maxLength: sessions }),
    })
    .map(({ timeZone, own, sessions: list }) => {
      const named = list.map((one, index) => ({ ...frozen(one, index), uid: `${index}@session` }))
      const room = frozenRoom('r', own.title)
      const speakers = [frozenSpeaker('s', own.title)]
      const subject: CalendarEvent = {
        event: event({ ...own, timeZone, id: 'generated' }),
        organizerName: { en: own.title },
        hosts: [own.title],
        sessions: releasedSessions({ sessions: named, tracks: [], rooms: [room], speakers }),
        abstracts: Object.fromEntries(named.map(({ id }) => [id, { en: own.title }])),
      }
      return { subject, own, sessions: list }
    })
