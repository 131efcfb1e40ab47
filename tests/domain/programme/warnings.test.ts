import { describe, expect, test } from 'vitest'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'
import type { ContributorRole } from '#worker/domain/programme/table.ts'
import { warningsOf } from '#worker/domain/programme/warnings.ts'

const at = (clock: string) => new Date(`2027-10-20T${clock}:00Z`)
const event = { startsAt: at('08:00'), endsAt: at('17:00'), languages: ['en' as const] }

const room = (id: string, capacity: number | null = null) => ({
  sessionId: '',
  id,
  kind: 'room' as const,
  name: { en: id },
  capacity,
  venue: { name: { en: 'Venue' }, address: {}, mapUrl: null },
})

const track = (id: string) => ({
  id,
  eventId: '',
  name: { en: id },
  colour: '#0b5c5c',
  position: 1,
  createdAt: at('00:00'),
  updatedAt: at('00:00'),
})

const part = (name: string, role: ContributorRole = 'speaker') => ({
  id: `${name}-${role}`,
  sessionId: '',
  role,
  position: 1,
  delegation: null,
  speaker: { id: name, slug: name, name, nativeName: null, honorific: {}, position: {}, affiliation: {} },
})

const session = (id: string, from: string | null, to: string | null, values: Partial<ProgrammeSession> = {}) => ({
  id,
  eventId: '',
  position: 1,
  kind: 'talk' as const,
  title: { en: id },
  abstract: {},
  startsAt: from === null ? null : at(from),
  endsAt: to === null ? null : at(to),
  trackId: null,
  spokenIn: [],
  interpretedInto: [],
  streamUrl: null,
  streamRule: 'always' as const,
  streamMinutes: 15,
  recordingUrl: null,
  recordingRule: 'always' as const,
  doNotRecord: false,
  number: 1,
  delegations: [],
  uid: id,
  sequence: 0,
  revision: 0,
  createdAt: at('00:00'),
  updatedAt: at('00:00'),
  contributors: [],
  rooms: [],
  track: null,
  ...values,
})

/** Kind and sessions of each warning. */
const warned = (programme: readonly ProgrammeSession[], confirmed = 0) =>
  warningsOf(event, programme, confirmed).map(({ kind, sessions }) => [kind, ...sessions.map(({ id }) => id)])

describe('two sessions', () => {
  test('at the same time are warned of for a room, a person and a track that they share, each once', () => {
    const both = { rooms: [room('R')], track: track('T'), contributors: [part('Lan'), part('Lan', 'moderator')] }
    expect(warned([session('b', '09:30', '10:30', both), session('a', '09:00', '10:00', both)])).toEqual([
      ['room_twice', 'a', 'b'],
      ['contributor_twice', 'a', 'b'],
      ['track_overlap', 'a', 'b'],
    ])
  })

  test('of which one starts as the other ends, or that share nothing, are fine', () => {
    const mine = { rooms: [room('R')], contributors: [part('Lan')] }
    const other = { rooms: [room('S')], contributors: [part('Minh')], track: track('T') }
    const follow = [session('a', '09:00', '10:00', mine), session('b', '10:00', '11:00', mine)]
    expect(warned([...follow, session('c', '09:00', '11:00', other)])).toEqual([])
  })

  test('are found behind a long one that starts before both', () => {
    const here = { rooms: [room('R')] }
    const long = session('long', '08:00', '12:00', here)
    expect(warned([long, session('a', '08:30', '09:00'), session('b', '11:00', '12:00', here)])).toEqual([
      ['room_twice', 'long', 'b'],
    ])
  })
})

describe('one session', () => {
  test('outside the hours of the event is warned of at either end', () => {
    expect(warned([session('early', '07:30', '08:30'), session('late', '16:30', '17:01')])).toEqual([
      ['outside_event', 'early'],
      ['outside_event', 'late'],
    ])
  })

  test('with fewer seats than confirmed people is warned of, unless it runs in parallel or a room is not counted', () => {
    const small = { rooms: [room('R', 50), room('hub', 40)] }
    expect(warned([session('a', '09:00', '10:00', small)], 91)).toEqual([['room_small', 'a']])
    expect(warned([session('a', '09:00', '10:00', small)], 90)).toEqual([])
    expect(warned([session('a', '09:00', '10:00', small), session('b', '09:00', '10:00')], 91)).toEqual([])
    expect(warned([session('a', '09:00', '10:00', { rooms: [room('R', 5), room('S')] })], 91)).toEqual([])
  })

  test('without a title in one of the languages is warned of, scheduled or not', () => {
    const bare = session('a', null, null, { title: { en: 'Talk' } })
    expect(warningsOf({ ...event, languages: ['vi', 'en'] }, [bare], 0)).toEqual([
      { kind: 'title_missing', sessions: [bare], language: 'vi' },
    ])
  })
})

test('an empty programme and one without any times have nothing to warn of', () => {
  expect(warned([])).toEqual([])
  const same = { rooms: [room('R')] }
  expect(warned([session('a', null, null, same), session('b', null, null, same)])).toEqual([])
})
