import { plain } from '#worker/core/text/localized.ts'
import { ownPlace } from '../../registrations/own-place.ts'
import type { PlaceKindRow, RegistrationState } from '../../registrations/table.ts'
import { eventEntry, isTimed, sessionEntry } from '../entry.ts'
import { staysUntil } from '../feed.ts'
import type { Entry } from '../format/vevent.ts'
import { datesOf } from '../format/zones.ts'
import type { CalendarEvent, Telling } from '../subject.ts'
import { words as shared } from '../words.ts'
import type { SignedUp, Standing } from './sources.ts'

/** What only a person's own calendar says, in its language. */
export interface PersonalWords {
  standing: Record<RegistrationState, string>
  place: (kind: string) => string
  kinds: Record<PlaceKindRow['type'], string>
  waitingForSession: string
  draft: string
  myStars: string
  whatIOrganise: string
}

export interface PersonalTelling extends Telling {
  now: Date
  words: PersonalWords
}

/** A conference of several days is a bar, so that it does not fill the nights. */
function shapeOf({ event: { timeZone, startsAt, endsAt } }: CalendarEvent): Entry['shape'] {
  const [first, last] = datesOf({ zone: timeZone, startsAt, endsAt })
  return first === last ? 'timed' : 'days'
}

const later = (one: Date, other: Date) => (one > other ? one : other)

/** How far a registration has come: it only goes on, so that SEQUENCE never falls. */
const steps: Record<RegistrationState, number> = {
  pending: 0,
  waitlisted: 1,
  offered: 1,
  confirmed: 2,
  declined: 3,
  cancelled: 3,
}

interface Attending {
  subject: CalendarEvent
  standing: Standing
  signedUp: readonly SignedUp[]
}

const hasEnded = ({ standing }: Standing) => standing === 'declined' || standing === 'cancelled'

/** The place that is held by its name, else that of its type, where the event has several. */
function placeWords({ held }: Standing, { event }: CalendarEvent, { locale, words }: PersonalTelling): string[] {
  if (!held || held.isOnly) return []
  return [words.place(plain(held.name, locale, event.languages) || words.kinds[held.type])]
}

/** Where the person goes, and how they join from afar. */
function ownLocation(entry: Entry, { held }: Standing, { event }: CalendarEvent, { locale }: PersonalTelling): string {
  if (!held) return entry.location
  const place = ownPlace(event, held).map((part) => plain(part, locale, event.languages))
  return [place.join(', '), entry.conference?.address ?? ''].filter((part) => part !== '').join(' · ')
}

/** The event as somebody who registered sees it: how they stand first, tentative until they have a place. */
function ownEntry({ subject, standing }: Attending, telling: PersonalTelling): Entry {
  const entry = eventEntry(subject, shapeOf(subject), telling)
  const isGone = hasEnded(standing) && entry.status !== 'CANCELLED'
  const isOpen = standing.standing !== 'confirmed' && entry.status === 'CONFIRMED'
  return {
    ...entry,
    title: isGone ? shared[telling.locale].cancelled + entry.title : entry.title,
    status: isGone ? 'CANCELLED' : isOpen ? 'TENTATIVE' : entry.status,
    isFree: entry.isFree || isOpen,
    location: ownLocation(entry, standing, subject, telling),
    sequence: entry.sequence + steps[standing.standing],
    updatedAt: later(entry.updatedAt, standing.standsSince),
    description: [
      telling.words.standing[standing.standing],
      ...placeWords(standing, subject, telling),
      ...entry.description,
    ],
  }
}

/** The sessions that somebody with a place signed up for. */
function signedUpEntries({ subject, standing, signedUp }: Attending, telling: PersonalTelling): Entry[] {
  if (standing.standing !== 'confirmed') return []
  const wishes = new Map(signedUp.map(({ number, signUp }) => [number, signUp]))
  return subject.sessions.filter(isTimed).flatMap((session) => {
    const wish = wishes.get(session.number)
    if (!wish) return []
    const entry = sessionEntry(subject, session, telling)
    if (wish === 'confirmed' || entry.status === 'CANCELLED') return [entry]
    const description = [telling.words.waitingForSession, ...entry.description]
    return [{ ...entry, status: 'TENTATIVE', isFree: true, description } satisfies Entry]
  })
}

/** The calendar of a ticket: the event and the sessions signed up for; what was cancelled or declined stays 30 days. */
export function ticketEntries(attending: Attending, telling: PersonalTelling): Entry[] {
  const { standing, subject } = attending
  const isAttending = standing.standing === 'confirmed'
  const own = { ...attending, subject: { ...subject, ...(isAttending ? { mayJoin: true as const } : {}) } }
  const endedAt = hasEnded(standing) ? (standing.cancelledAt ?? standing.standsSince) : subject.event.cancelledAt
  if (endedAt && staysUntil(endedAt) <= telling.now) return []
  return [ownEntry(own, telling), ...signedUpEntries(own, telling)]
}

/** An event for who organises it: a draft is tentative, and its page is the console's. */
export function organiserEntry(subject: CalendarEvent, telling: PersonalTelling): Entry {
  const { event } = subject
  const entry = eventEntry({ ...subject, mayJoin: true }, shapeOf(subject), telling)
  if (event.state !== 'draft') return entry
  const page = `${telling.origin}/console/events/${event.slug}?lang=${telling.locale}`
  const description = entry.description.map((text) => (text === entry.page ? page : text))
  return { ...entry, page, isFree: true, description: [telling.words.draft, ...description] }
}
