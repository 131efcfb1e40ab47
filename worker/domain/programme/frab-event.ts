import { slugOf } from '#worker/core/text/fold.ts'
import { cleanText, type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ReleasedPart } from './frozen.ts'
import { publicRecording } from './rules.ts'
import type { ScheduledSession } from './schedule.ts'
import type { FrozenSpeaker, FrozenTexts } from './table.ts'

/** A person of a session. Of the two forms that the schema knows, more programs read the one with a number. */
interface FrabPerson {
  id: number
  guid: string
  public_name: string
  biography: string
  url: string
}

/** A session in the words of the schema. */
export interface FrabEvent {
  guid: string
  id: number
  date: string
  start: string
  duration: string
  room: string
  slug: string
  url: string
  title: string
  subtitle: string
  track: string | null
  type: string
  language: string
  abstract: string
  description: string
  recording_license: string
  do_not_record: boolean
  persons: FrabPerson[]
  links: { title: string; url: string }[]
  attachments: never[]
}

/** What every part of one document is told with. */
export interface FrabFrame {
  event: Pick<
    EventRow,
    'id' | 'slug' | 'title' | 'summary' | 'place' | 'languages' | 'timeZone' | 'startsAt' | 'accent'
  >
  texts: FrozenTexts
  /** A text in the document's language. */
  said: (text: Localized | undefined) => string
  /** An address below the event's own. */
  address: (path: string) => string
  /** An instant with the event's offset. */
  dateTime: (at: Date) => string
  person: (speaker: FrozenSpeaker) => FrabPerson
  /** The name of a room; without an id, of where those sessions are that have none. */
  roomName: (id: string | undefined) => string
  words: { stream: string; recording: string; alsoIn: (rooms: string) => string }
}

/** A text in one language, without what a text from before its cleaning may still carry. */
export const sayer =
  (language: string, languages: EventRow['languages']) =>
  (text: Localized | undefined): string =>
    cleanText(plain(text, language, languages))

/** At least four characters, as the schema wants an acronym and the first part of a slug. */
export const acronymOf = (slug: string, hyphen: '' | '_') => slug.replaceAll('-', hyphen).padEnd(4, '0')

/** `HH:MM`; the schema has no room for a hundred hours. */
function durationOf({ startsAt, endsAt }: ScheduledSession): string {
  const minutes = endsAt ? Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) : 0
  const shown = Math.min(Math.max(minutes, 0), 99 * 60 + 59)
  return [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** In English or the event's first language whatever the document is in, so that it stays the same. */
function slugOfSession({ event }: FrabFrame, { number, title, kind }: ScheduledSession): string {
  const words = slugOf(plain(title, 'en', event.languages), 60)
  return `${acronymOf(event.slug, '')}-${number}-${words.length < 4 ? kind : words}`
}

/** Half of a UUIDv7's last 32 random bits: a person keeps this number over all releases. Zero is not allowed. */
const numberOf = (id: string) => (Number.parseInt(id.slice(-8), 16) >>> 1) + 1

/** A speaker as a person of the schema. */
export const frabPerson = (
  { said, texts, address }: Pick<FrabFrame, 'said' | 'texts' | 'address'>,
  { id, slug, name, nativeName }: FrozenSpeaker,
): FrabPerson => ({
  id: numberOf(id),
  guid: id,
  public_name: cleanText(nativeName ? `${name} (${nativeName})` : name),
  biography: said(texts.speakers[id]),
  url: address(`/speakers/${slug}`),
})

/** Everybody once, in protocol order. */
const personsOf = ({ person }: FrabFrame, parts: readonly ReleasedPart[]): FrabPerson[] =>
  [...new Map(parts.map(({ speaker }) => [speaker.id, speaker])).values()].map(person)

/** Only what everybody may see at any time: a stream that opens later would make the same document differ by the minute. */
function linksOf({ words }: FrabFrame, session: ScheduledSession): FrabEvent['links'] {
  const stream = session.streamRule === 'always' ? session.streamUrl : null
  const recording = publicRecording(session)
  return [
    ...(stream ? [{ title: words.stream, url: stream }] : []),
    ...(recording ? [{ title: words.recording, url: recording }] : []),
  ]
}

/** What the schema has no member for: who signs for whom, and in which further rooms a session is. */
function descriptionOf({ said, roomName, words }: FrabFrame, { delegations, rooms }: ScheduledSession): string {
  const others = rooms.slice(1).map(({ id }) => roomName(id))
  return [delegations.map(said).join(' – '), others.length > 0 ? words.alsoIn(others.join(', ')) : '']
    .filter((line) => line !== '')
    .join('\n')
}

/** A session as an event of the schema: in its first room, since the schema has one for each. */
export function frabEvent(frame: FrabFrame, session: ScheduledSession): FrabEvent {
  const { texts, said, address, roomName } = frame
  const date = frame.dateTime(session.startsAt)
  return {
    guid: session.id,
    id: session.number,
    date,
    start: date.slice(11, 16),
    duration: durationOf(session),
    room: roomName(session.rooms[0]?.id),
    slug: slugOfSession(frame, session),
    url: address(`/sessions/${session.number}`),
    title: said(session.title),
    subtitle: '',
    track: session.track && said(session.track.name),
    type: session.kind,
    language: session.spokenIn[0] ?? '',
    abstract: said(texts.sessions[session.id]),
    description: descriptionOf(frame, session),
    recording_license: '',
    do_not_record: session.doNotRecord,
    persons: personsOf(frame, session.contributors),
    links: linksOf(frame, session),
    attachments: [],
  }
}
