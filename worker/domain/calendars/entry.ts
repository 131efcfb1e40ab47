import { createdAtOf } from '#worker/core/ids.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ReleasedSession } from '../programme/frozen.ts'
import { describe, pageOf } from './describe.ts'
import type { Entry } from './format/vevent.ts'
import { locationOf, pointOf } from './places.ts'
import type { CalendarEvent, Telling } from './subject.ts'
import { words } from './words.ts'

/** A session that calendars can show. */
export type TimedSession = ReleasedSession & { startsAt: Date; endsAt: Date }

/** Whether a session stands at a time. */
export const isTimed = (session: ReleasedSession): session is TimedSession =>
  session.startsAt !== null && session.endsAt !== null

const statuses = { draft: 'TENTATIVE', published: 'CONFIRMED', cancelled: 'CANCELLED' } as const

/** ORGANIZER needs an address (RFC 5546 §3.2.1); without a contact it is one that takes no mail. */
const organizerOf = ({ event, organizerName }: CalendarEvent, { origin, locale }: Telling) => ({
  name: plain(organizerName, locale, event.languages) || 'Lectern',
  email: event.contactEmail ?? `no-reply@${origin.replace(/^\w+:\/\/|:\d+$/g, '')}`,
})

const titleOf = (title: string, status: Entry['status'], { locale }: Telling) =>
  status === 'CANCELLED' ? words[locale].cancelled + title : title

const joined = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ')

/** What all entries of an event have in common. */
function common(subject: CalendarEvent, telling: Telling) {
  const { event } = subject
  return {
    organizer: organizerOf(subject, telling),
    image: event.coverKey ? telling.origin + pictureAddress(event.coverKey, 800) : undefined,
    alarmMinutes: telling.alarmMinutes,
    updatedAt: event.updatedAt,
  }
}

const conferenceOf = (address: string | undefined, { locale }: Telling) =>
  address ? { address, label: words[locale].joinOnline } : undefined

/** Where everybody who reads the feed may join an event; nobody joins what is cancelled. */
const eventLink = ({ event, mayJoin }: CalendarEvent): string | undefined =>
  event.state !== 'cancelled' && (mayJoin || event.onlineRule === 'always') ? (event.onlineUrl ?? undefined) : undefined

/** The same of a session; without a stream of its own it is the event's. */
const sessionLink = (subject: CalendarEvent, { streamUrl, streamRule }: ReleasedSession): string | undefined => {
  if (!streamUrl) return eventLink(subject)
  return subject.event.state !== 'cancelled' && (subject.mayJoin || streamRule === 'always') ? streamUrl : undefined
}

/** An event as one entry: at its time, or as a bar over its days. Every value comes from the rows, so that equal rows give equal bytes. */
export function eventEntry(subject: CalendarEvent, shape: Entry['shape'], telling: Telling): Entry {
  const { event } = subject
  const { locale } = telling
  const [status, join, page] = [statuses[event.state], eventLink(subject), pageOf(event, telling)]
  return {
    ...common(subject, telling),
    uid: event.uid,
    sequence: event.sequence,
    times: { zone: event.timeZone, startsAt: event.startsAt, endsAt: event.endsAt },
    shape,
    status,
    isFree: shape === 'days',
    title: titleOf(plain(event.title, locale, event.languages), status, telling),
    location: joined([plain(event.place, locale, event.languages), join]),
    description: describe(subject, { join, page }, telling),
    page,
    categories: [words[locale].kinds[event.kind]],
    conference: conferenceOf(join, telling),
    colour: event.accent,
    createdAt: event.createdAt,
  }
}

/**
 * A session as an entry under its own UID. Its SEQUENCE is the session's and the event's together, since the cancelling of
 * either is told to whoever holds it, and none of the two ever falls.
 */
export function sessionEntry(subject: CalendarEvent, session: TimedSession, telling: Telling): Entry {
  const { event } = subject
  const { locale } = telling
  const [status, join] = [statuses[event.state], sessionLink(subject, session)]
  // Only a published event's sessions have pages.
  const page = pageOf(event, telling, event.state === 'published' ? `/sessions/${session.number}` : '')
  return {
    ...common(subject, telling),
    uid: session.uid,
    sequence: event.sequence + session.sequence,
    times: { zone: event.timeZone, startsAt: session.startsAt, endsAt: session.endsAt },
    shape: 'timed',
    status,
    isFree: session.kind === 'break',
    title: titleOf(plain(session.title, locale, event.languages), status, telling),
    location: joined([locationOf(session.rooms, event, locale), join]),
    geo: session.rooms.map(({ venue }) => pointOf(venue.mapUrl)).find((point) => point !== undefined),
    description: describe(subject, { session, join, page }, telling),
    page,
    categories: [words[locale].kinds[session.kind], plain(session.track?.name, locale, event.languages)].filter(
      (name) => name !== '',
    ),
    conference: conferenceOf(join, telling),
    colour: session.track?.colour ?? event.accent,
    createdAt: createdAtOf(session.id) ?? event.createdAt,
  }
}

/** A session that a release took away: one step behind what it was, since its status changed (RFC 5546 §2.1.4). */
export function removedEntry(subject: CalendarEvent, session: TimedSession, telling: Telling): Entry {
  const gone: EventRow = { ...subject.event, state: 'cancelled' }
  const entry = sessionEntry({ ...subject, event: gone }, session, telling)
  return { ...entry, sequence: entry.sequence + 1 }
}
