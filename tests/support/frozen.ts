import { uuidv7 } from '#worker/core/ids.ts'
import {
  type FrozenProgramme,
  type FrozenRoom,
  type FrozenSession,
  type FrozenSpeaker,
  sessionKinds,
} from '#worker/domain/programme/table.ts'

/** A talk of a released programme, not scheduled unless told. */
export const frozenSession = (number: number, values: Partial<FrozenSession> = {}): FrozenSession => ({
  id: `session-${number}`,
  number,
  position: number,
  kind: 'talk',
  title: { en: `Talk ${number}` },
  startsAt: null,
  endsAt: null,
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
  uid: `session-${number}@lectern`,
  sequence: 0,
  rooms: [],
  contributors: [],
  ...values,
})

export const frozenRoom = (id: string, name = `Room ${id}`): FrozenRoom => ({
  id,
  kind: 'room',
  name: { en: name },
  capacity: 80,
  venue: { name: { en: 'Main Building' }, address: {}, mapUrl: null },
})

export const frozenSpeaker = (slug: string, name = `Speaker ${slug}`): FrozenSpeaker => ({
  id: `speaker-${slug}`,
  slug,
  name,
  nativeName: null,
  honorific: {},
  position: {},
  affiliation: {},
})

/** Releases a programme of an event as its version 1, whatever the draft is: in a test's database or in a server's. */
export async function storeRelease(
  database: D1Database,
  eventId: string,
  values: Partial<FrozenProgramme>,
): Promise<void> {
  const programme = { sessions: [], tracks: [], rooms: [], speakers: [], ...values }
  await database
    .prepare(
      `insert into programme_versions (id, event_id, number, note, programme, texts, changes, released_at)
       values (?1, ?2, 1, '{}', ?3, '{"sessions":{},"speakers":{}}', '[]', ?4)`,
    )
    .bind(uuidv7(new Date()), eventId, JSON.stringify(programme), Date.UTC(2026, 1, 20))
    .run()
}

const topics = 'Graphs Vision Language Robotics Speech Privacy Health Climate Law Teaching Energy Networks'.split(' ')
const verbs = 'Measuring Learning Explaining Securing Testing Teaching Sharing Scaling Governing Mapping'.split(' ')
const ends = 'in hospitals;with few examples;for small languages;at the edge;under uncertainty;in classrooms'.split(';')
const families = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô'.split(' ')
const middles = 'Văn Thị Minh Quốc Thanh Ngọc Đức Hữu Xuân Kim'.split(' ')

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** An artificial conference of 3 days, 12 rooms, 300 sessions and 400 speakers, its first day beginning at `start`. */
export function conferenceProgramme(start: Date): FrozenProgramme {
  const ids = (length: number, of: string) => Array.from({ length }, (_, n) => `0198${of}${n}-7000-8000-${n * 7919}`)
  const rooms = ids(12, 'a').map((id, n) => frozenRoom(id, `Room ${n + 1}, ${pick(topics, n)} Wing`))
  const tracks = ids(8, 'b').map((id, n) => ({ id, name: { en: `${pick(topics, n)} track` }, colour: `#1d4e${n}9` }))
  const speakers = ids(400, 'c').map((id, n) => ({
    ...frozenSpeaker(`test-person-${n}`, `${pick(families, n)} ${pick(middles, n * 7)} Test ${n}`),
    id,
  }))
  const sessions = Array.from({ length: 300 }, (_, n) => {
    // Nine slots a day in up to twelve rooms; three of the days' hundred are for all, without a room.
    const [day, slot, room] = [Math.floor(n / 100), Math.floor((n % 100) / 12), n % 12]
    const startsAt = start.getTime() + day * 86_400_000 + slot * 3_600_000
    return frozenSession(n + 1, {
      kind: pick(sessionKinds, n % 9),
      title: { en: `${pick(verbs, n)} ${pick(topics, n * 5)} ${pick(ends, n * 11)}: study ${n * 37}` },
      startsAt,
      endsAt: startsAt + pick([30, 45, 60, 120], n) * 60_000,
      trackId: pick(tracks, n).id,
      rooms: n % 100 < 97 ? [pick(rooms, room).id] : [],
      spokenIn: n % 3 === 0 ? ['vi'] : ['en'],
      interpretedInto: n % 5 === 0 ? ['en', 'fr'] : [],
      contributors: [n, n + 133, n + 300].slice(0, 1 + (n % 3)).map((one) => ({
        speakerId: pick(speakers, one).id,
        role: 'speaker',
        delegation: null,
      })),
    })
  })
  return { sessions, tracks, rooms, speakers }
}
