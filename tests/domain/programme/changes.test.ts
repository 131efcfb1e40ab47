import { expect, test } from 'vitest'
import { areSame, changesBetween } from '#worker/domain/programme/changes.ts'
import type { FrozenProgramme, FrozenSession, FrozenSpeaker } from '#worker/domain/programme/table.ts'

const hour = 3_600_000

const session = (number: number, values: Partial<FrozenSession> = {}): FrozenSession => ({
  id: `s${number}`,
  number,
  position: 1,
  kind: 'talk',
  title: { en: `Talk ${number}`, vi: `Bài ${number}` },
  startsAt: number * hour,
  endsAt: (number + 1) * hour,
  trackId: null,
  spokenIn: [],
  interpretedInto: [],
  streamUrl: null,
  streamRule: 'registrants',
  streamMinutes: 15,
  recordingUrl: null,
  recordingRule: 'registrants',
  doNotRecord: false,
  delegations: [],
  uid: `uid-${number}`,
  sequence: 0,
  rooms: [],
  contributors: [],
  ...values,
})

const room = (id: string) => ({
  id,
  kind: 'room' as const,
  name: { en: `Room ${id}` },
  capacity: null,
  venue: { name: { en: 'Venue' }, address: {}, mapUrl: null },
})

const speaker = (id: string): FrozenSpeaker => ({
  id,
  slug: id,
  name: `Speaker ${id}`,
  nativeName: null,
  honorific: {},
  position: {},
  affiliation: {},
})

const programme = (...sessions: FrozenSession[]): FrozenProgramme => ({
  sessions,
  tracks: [],
  rooms: ['A', 'B'].map(room),
  speakers: ['lan', 'qiu'].map(speaker),
})

const part = (speakerId: string, role: 'speaker' | 'moderator' = 'speaker') => ({ speakerId, role, delegation: null })

test('every kind of change is told, in the order of the programme, what was removed last', () => {
  const before = programme(
    session(1),
    session(2, { rooms: ['A'], contributors: [part('lan')] }),
    session(3, { startsAt: null, endsAt: null }),
  )
  const title = { en: 'Another title' }
  const now = programme(
    session(4),
    session(2, {
      title,
      startsAt: 5 * hour,
      endsAt: 6 * hour,
      rooms: ['A', 'B'],
      contributors: [part('qiu'), part('lan'), part('lan', 'moderator')],
    }),
    session(3),
  )
  const of3 = { number: 3, title: session(3).title }
  expect(changesBetween(before, now)).toEqual([
    { kind: 'added', number: 4, title: session(4).title, at: { startsAt: 4 * hour, endsAt: 5 * hour } },
    { kind: 'renamed', number: 2, title, from: session(2).title },
    {
      kind: 'moved',
      number: 2,
      title,
      from: { startsAt: 2 * hour, endsAt: 3 * hour },
      to: { startsAt: 5 * hour, endsAt: 6 * hour },
    },
    { kind: 'room', number: 2, title, from: [{ en: 'Room A' }], to: [{ en: 'Room A' }, { en: 'Room B' }] },
    { kind: 'people', number: 2, title, from: ['Speaker lan'], to: ['Speaker qiu', 'Speaker lan'] },
    {
      kind: 'moved',
      ...of3,
      from: { startsAt: null, endsAt: null },
      to: { startsAt: 3 * hour, endsAt: 4 * hour },
    },
    { kind: 'removed', number: 1, title: session(1).title, at: { startsAt: hour, endsAt: 2 * hour } },
  ])
})

test('the order of keys, of rooms and of sessions that start together is no change', () => {
  const { id, ...rest } = session(1, { title: { en: 'Talk', vi: 'Bài' }, rooms: ['A', 'B'] })
  const before = programme(
    session(1, { title: { vi: 'Bài', en: 'Talk' }, rooms: ['B', 'A'] }),
    session(2, { startsAt: hour }),
  )
  const now = programme(session(2, { startsAt: hour }), { ...rest, id })
  expect(changesBetween(before, now)).toEqual([])
  expect(changesBetween(programme(), programme())).toEqual([])
})

test('two programmes are the same but for how often their sessions moved, and differ by any other detail', () => {
  const texts = { sessions: {}, speakers: {} }
  const one = { programme: programme(session(1)), texts }
  const { id, ...rest } = session(1, { sequence: 4, position: 9 })
  expect(areSame(one, { texts, programme: programme({ ...rest, id }) })).toBe(true)
  expect(areSame(one, { texts, programme: programme(session(1, { doNotRecord: true })) })).toBe(false)
  expect(areSame(one, { ...one, texts: { ...texts, sessions: { s1: { en: 'New' } } } })).toBe(false)
})
