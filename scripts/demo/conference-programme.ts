import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { ContributorRole, SessionKind } from '#worker/domain/programme/table.ts'
import { abstractOf, aspects, plenaries, topics, trackWords } from './conference-words.ts'

type Words = Record<'en' | 'vi' | 'fr', string>

/** A session of the generated conference; rooms, tracks and people by their places in their lists. */
export interface GeneratedSession {
  kind: SessionKind
  title: Words
  abstract: ReturnType<typeof abstractOf>
  /** From 0, and local times `HH:mm`. */
  day: number
  from: string
  to: string
  rooms: number[]
  track: number | null
  spokenIn: ContentLanguage[]
  interpretedInto: ContentLanguage[]
  people: { speaker: number; role: ContributorRole }[]
}

export const dates = ['2027-03-09', '2027-03-10', '2027-03-11'] as const
export const roomCount = 12
export const speakerCount = 400
/** From this room on they are those of the second venue, the last of which is the remote hub. */
export const secondVenue = 8

const slots = ['10:30', '11:00', '11:30', '13:00', '13:30', '14:00', '15:00', '15:30']
const spoken: ContentLanguage[] = ['en', 'vi', 'en', 'fr']

function clock(time: string, plusMinutes: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + plusMinutes
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

const numbered = (title: Words, day: number): Words => ({
  en: `${title.en} ${day + 1}`,
  vi: `${title.vi} ${day + 1}`,
  fr: `${title.fr} ${day + 1}`,
})

const breakAt = (day: number, title: Words, from: string, to: string): GeneratedSession => ({
  kind: 'break',
  title,
  abstract: {},
  day,
  from,
  to,
  rooms: [],
  track: null,
  spokenIn: [],
  interpretedInto: [],
  people: [],
})

/** For everybody: in the two largest rooms and the remote hub. */
function plenary(day: number, kind: 'keynote' | 'panel', from: string, to: string): GeneratedSession {
  const title = numbered(kind === 'panel' ? plenaries.panel : plenaries.opening, day)
  const roles: ContributorRole[] =
    kind === 'panel' ? ['moderator', 'panellist', 'panellist', 'panellist'] : ['opening-remarks', 'keynote']
  return {
    kind,
    title,
    abstract: abstractOf(kind, title),
    day,
    from,
    to,
    rooms: [0, 1, roomCount - 1],
    track: null,
    spokenIn: ['en'],
    interpretedInto: ['vi', 'fr'],
    people: roles.map((role, index) => ({
      speaker: (day * 8 + (kind === 'panel' ? 4 : 0) + index) % speakerCount,
      role,
    })),
  }
}

const kindOf = (index: number): SessionKind => (index % 12 === 7 ? 'panel' : index % 15 === 4 ? 'discussion' : 'talk')

/** One of those that run side by side; in the second venue they begin ten minutes later and are shorter. */
function parallel(index: number, day: number, slot: number, room: number): GeneratedSession {
  const kind = kindOf(index)
  const [topic, aspect] = [topics[index % topics.length], aspects[Math.floor(index / topics.length) % aspects.length]]
  const joined = (language: 'en' | 'vi' | 'fr') =>
    `${topic?.[language]}${language === 'fr' ? '\u00a0' : ''}: ${aspect?.[language]}`
  const title = { en: joined('en'), vi: joined('vi'), fr: joined('fr') }
  const start = slots[slot] ?? '10:30'
  const [late, long] = room < secondVenue ? [0, 30] : [10, 20]
  const isDouble = slot === slots.length - 1 && room === roomCount - 2
  return {
    kind,
    title,
    abstract: abstractOf(kind, title),
    day,
    track: (room + slot) % trackWords.length,
    from: clock(start, late),
    to: clock(start, late + long),
    rooms: isDouble ? [room, room + 1] : [room],
    spokenIn: [spoken[index % spoken.length] ?? 'en'],
    interpretedInto: index % 9 === 0 ? ['en'] : [],
    people: peopleOf(index, kind),
  }
}

/** Everybody in turn, so that all of them speak and nobody in two rooms at once; a panel is led by somebody of another day. */
function peopleOf(index: number, kind: SessionKind): GeneratedSession['people'] {
  const [first, second] = [(index * 2) % speakerCount, (index * 2 + 1) % speakerCount]
  if (kind !== 'panel') {
    return [
      { speaker: first, role: 'speaker' },
      { speaker: second, role: index % 3 === 0 ? 'speaker' : 'discussant' },
    ]
  }
  return [
    { speaker: (index * 2 + speakerCount / 2) % speakerCount, role: 'moderator' },
    { speaker: first, role: 'panellist' },
    { speaker: second, role: 'panellist' },
  ]
}

function dayOf(day: number): GeneratedSession[] {
  const perDay = slots.length * roomCount - 1
  const side = slots.flatMap((_, slot) => Array.from({ length: roomCount }, (_unused, room) => ({ slot, room })))
  return [
    plenary(day, 'keynote', '09:00', '10:00'),
    breakAt(day, plenaries.break, '10:00', '10:30'),
    ...side.slice(0, perDay).map(({ slot, room }, index) => parallel(day * perDay + index, day, slot, room)),
    breakAt(day, plenaries.lunch, '12:00', '13:00'),
    breakAt(day, plenaries.break, '14:30', '15:00'),
    plenary(day, 'panel', '16:00', '17:00'),
  ]
}

/** 300 sessions on three days in twelve rooms; the same at every call. */
export const generatedSessions = (): GeneratedSession[] => dates.flatMap((_, day) => dayOf(day))
