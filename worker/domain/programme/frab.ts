import { zonedTime } from '#worker/core/time.ts'
import { acronymOf, type FrabEvent, type FrabFrame, frabEvent, frabPerson, sayer } from './frab-event.ts'
import { releasedSessions } from './frozen.ts'
import { type ScheduleDay, scheduleOf } from './schedule.ts'
import type { FrozenProgramme, FrozenRoom, FrozenTexts } from './table.ts'

interface FrabDay {
  index: number
  date: string
  day_start: string
  day_end: string
  rooms: Record<string, FrabEvent[]>
}

interface FrabRoom {
  name: string
  guid: string
  description: string | null
  capacity: number | null
}

/** A released programme as schedule.json: the schema of c3voc, which the apps read that read frab's and pretalx's files. */
export interface FrabSchedule {
  $schema: string
  generator: { name: string }
  schedule: {
    version: string
    base_url: string
    conference: {
      acronym: string
      title: string
      description: string
      start: string
      end: string
      daysCount: number
      timeslot_duration: string
      time_zone_name: string
      colors: { primary: string }
      url: string
      tracks: { name: string; color: string }[]
      rooms: FrabRoom[]
      days: FrabDay[]
    }
  }
}

interface Release {
  number: number
  programme: FrozenProgramme
  texts: FrozenTexts
}

/** In which language a document is told, and from where its links lead. */
export interface FrabOptions extends Pick<FrabFrame, 'words'> {
  origin: string
  /** Of the texts that an organiser wrote. */
  language: string
  /** What follows each of our addresses, such as `?lang=en`. */
  query: string
}

const noRelease: Release = {
  number: 0,
  programme: { sessions: [], tracks: [], rooms: [], speakers: [] },
  texts: { sessions: {}, speakers: {} },
}

/** To the second, with the offset, without the zone's name. */
const seconds = { timeZoneName: 'never', smallestUnit: 'second' } as const

/** Rooms by id, each with a name of its own, since the schema tells them by their names: two of one name also say their venue. */
function roomNames(rooms: readonly FrozenRoom[], said: FrabFrame['said']): Map<string, string> {
  const count = (list: readonly string[], name: string) => list.filter((one) => one === name).length
  const own = rooms.map(({ name }) => said(name))
  const full = rooms.map(({ name, venue }) =>
    count(own, said(name)) > 1 ? `${said(name)} (${said(venue.name)})` : said(name),
  )
  const numbered = full.map((name, index) => {
    const earlier = count(full.slice(0, index), name)
    return earlier > 0 ? `${name} ${earlier + 1}` : name
  })
  return new Map(rooms.map(({ id }, index) => [id, numbered[index] ?? '']))
}

function frabDay(frame: FrabFrame, { date, sessions }: ScheduleDay, index: number): FrabDay {
  const start = zonedTime(sessions[0]?.startsAt ?? frame.event.startsAt, frame.event.timeZone).startOfDay()
  const events = sessions.map((session) => frabEvent(frame, session))
  return {
    index: index + 1,
    date,
    day_start: start.toString(seconds),
    day_end: start.add({ days: 1 }).toString(seconds),
    rooms: Object.fromEntries(Map.groupBy(events, ({ room }) => room)),
  }
}

/** The days of a programme; the schema wants one at least, so that nothing scheduled is an empty first day of the event. */
function daysOf(frame: FrabFrame, programme: FrozenProgramme): FrabDay[] {
  const { event } = frame
  const { days } = scheduleOf(releasedSessions(programme), event.timeZone)
  const first = { date: zonedTime(event.startsAt, event.timeZone).toPlainDate().toString(), sessions: [] }
  return (days.length > 0 ? days : [first]).map((day, index) => frabDay(frame, day, index))
}

/** Every room that the days name, in the order of the programme; the place without a room comes last, under the event's own id. */
function roomsOf(frame: FrabFrame, rooms: readonly FrozenRoom[], days: readonly FrabDay[]): FrabRoom[] {
  const used = new Set(days.flatMap((day) => Object.keys(day.rooms)))
  const listed = rooms.map(({ id, venue, capacity }) => ({
    name: frame.roomName(id),
    guid: id,
    description: frame.said(venue.name) || null,
    capacity,
  }))
  const elsewhere = { name: frame.roomName(undefined), guid: frame.event.id, description: null, capacity: null }
  return [...listed, elsewhere].filter(({ name }) => used.has(name))
}

/** The same answer without asking again: a zone costs as much as a session, and many share an instant or a person. */
function once<In, Out>(key: (given: In) => string | number, answer: (given: In) => Out): (given: In) => Out {
  const known = new Map<string | number, Out>()
  return (given) => {
    const found = known.get(key(given)) ?? answer(given)
    known.set(key(given), found)
    return found
  }
}

function frameOf(event: FrabFrame['event'], { programme, texts }: Release, options: FrabOptions): FrabFrame {
  const { origin, language, query, words } = options
  const said = sayer(language, event.languages)
  const address = (path: string) => `${origin}/events/${event.slug}${path}${query}`
  const names = roomNames(programme.rooms, said)
  const place = said(event.place) || '–'
  const elsewhere = [...names.values()].includes(place) ? `${place} –` : place
  return {
    event,
    texts,
    said,
    words,
    address,
    dateTime: once(Number, (at: Date) => zonedTime(at, event.timeZone).toString(seconds)),
    person: once(
      ({ id }) => id,
      (speaker) => frabPerson({ said, texts, address }, speaker),
    ),
    roomName: (id) => names.get(id ?? '') ?? elsewhere,
  }
}

/** The newest release of an event in the schema of frab and c3voc; before the first, an empty one of version 0. */
export function frabSchedule(
  event: FrabFrame['event'],
  release: Release = noRelease,
  options: FrabOptions,
): FrabSchedule {
  const { programme, number } = release
  const frame = frameOf(event, release, options)
  const days = daysOf(frame, programme)
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'Lectern' },
    schedule: {
      version: String(number),
      base_url: `${options.origin}/events/${event.slug}/`,
      conference: {
        acronym: acronymOf(event.slug, '_'),
        title: frame.said(event.title),
        description: frame.said(event.summary),
        start: days[0]?.date ?? '',
        end: days.at(-1)?.date ?? '',
        daysCount: days.length,
        timeslot_duration: '00:05',
        time_zone_name: event.timeZone,
        colors: { primary: event.accent },
        url: frame.address('/schedule'),
        tracks: programme.tracks.map(({ name, colour }) => ({ name: frame.said(name), color: colour })),
        rooms: roomsOf(frame, programme.rooms, days),
        days,
      },
    },
  }
}
