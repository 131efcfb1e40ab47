import { expect, test } from 'vitest'
import { frozenRoom, frozenSession, frozenSpeaker } from '#tests/support/frozen.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { writeFeed } from '#worker/domain/calendars/feed.ts'
import { edition } from '#worker/domain/calendars/keep.ts'
import type { CalendarEvent } from '#worker/domain/calendars/subject.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'

const at = (time: string) => new Date(`2030-03-${time}:00Z`)
const text = (word: string) => ({ en: `${word}, in English`, vi: `${word} bằng tiếng Việt`, fr: `${word} en français` })

const event = {
  uid: 'event@lectern',
  slug: 'event',
  kind: 'conference',
  state: 'published',
  languages: ['en', 'vi', 'fr'],
  title: text('Title'),
  summary: text('Summary'),
  place: text('Place'),
  demoNote: null,
  timeZone: 'Europe/Paris',
  startsAt: at('30T08:00'),
  endsAt: at('31T16:00'),
  onlineUrl: 'https://meet.example.org/a',
  onlineRule: 'always',
  accent: '#0b5c5c',
  contactEmail: 'contact@example.org',
  coverKey: 'cover',
  sequence: 1,
  createdAt: at('01T00:00'),
  updatedAt: at('02T00:00'),
} as unknown as EventRow

const session = frozenSession(1, {
  title: text('Session'),
  startsAt: at('30T09:00').getTime(),
  endsAt: at('30T10:00').getTime(),
  trackId: 't',
  rooms: ['r'],
  contributors: [{ speakerId: 'speaker-s', role: 'keynote', delegation: null }],
})
const removed = frozenSession(2, { title: text('Gone'), startsAt: 0, endsAt: 60_000 })
const parts = {
  tracks: [{ id: 't', name: text('Track'), colour: '#1d4e89' }],
  rooms: [frozenRoom('r')],
  speakers: [frozenSpeaker('s')],
}

const subject: CalendarEvent = {
  event,
  organizerName: text('Organizer'),
  hosts: ['A', 'B'],
  sessions: releasedSessions({ ...parts, sessions: [session] }),
  abstracts: { 'session-1': text('Abstract') },
  removed: releasedSessions({ ...parts, sessions: [removed] }).map((one) => ({
    session: one,
    removedAt: at('01T00:00'),
  })),
}

test('the same data is written as before; where it is not, raise the edition and put the new hash here', async () => {
  const bodies = (['en', 'vi', 'fr'] as const).map(
    (locale) =>
      writeFeed([subject], {
        locale,
        name: 'Feed',
        origin: 'https://events.example.org',
        now: at('03T00:00'),
        colour: '#0b5c5c',
      }).body,
  )
  expect([edition, await plainHash(bodies.join(''))]).toEqual([
    1,
    '1b0ba870906c812960f99b79999a55ed50384a1b15af47a85e29a23146675678',
  ])
})
