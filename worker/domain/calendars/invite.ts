import type { Locale } from '#worker/core/text/languages.ts'
import type { EventRow } from '../events/table.ts'
import { eventEntry } from './entry.ts'
import type { Entry } from './format/vevent.ts'
import { type Calendar, writeCalendar } from './format/write.ts'
import { words } from './words.ts'

/** What one reader's entry says besides the event. */
interface Invite {
  locale: Locale
  origin: string
  organizerName: string
  /** Short names in protocol order. */
  hosts: readonly string[]
  /** PUBLISH for who comes, CANCEL where the event or the reader's place is no more. */
  method: NonNullable<Calendar['method']>
  /** Where the reader goes. */
  place: string
  /** The reader's address: a cancellation names whom it is for (RFC 5546 §3.2.5). */
  email: string
  /** The last change of the event or of the reader's registration. */
  changedAt: Date
}

/**
 * Grows with every change of the event or of the reader's place, also when they come back as a new registration: half seconds
 * since the event was made, a cancellation in the later half of what else happened in its second.
 */
const sequenceOf = ({ sequence, createdAt }: EventRow, { changedAt, method }: Invite) =>
  sequence +
  2 * Math.max(0, Math.floor((changedAt.getTime() - createdAt.getTime()) / 1000)) +
  (method === 'CANCEL' ? 1 : 0)

const cancelled = (entry: Entry, { locale, email }: Invite): Partial<Entry> => ({
  status: 'CANCELLED',
  title: entry.status === 'CANCELLED' ? entry.title : words[locale].unregistered + entry.title,
  attendee: email,
})

/**
 * The file attached to a mail: one VEVENT under the event's UID (RFC 5546 §3.2.1, §3.2.5), at its time whatever its
 * programme says, where the reader goes. It carries no link of the ticket, because people pass calendar files on.
 */
export function inviteFile(event: EventRow, invite: Invite): string {
  const { organizerName, hosts, method, place, changedAt, locale, origin } = invite
  const subject = {
    event: { ...event, onlineUrl: null },
    organizerName: { [locale]: organizerName },
    hosts,
    sessions: [],
  }
  const entry = {
    ...eventEntry(subject, 'timed', { locale, origin }),
    sequence: sequenceOf(event, invite),
    location: place,
    updatedAt: changedAt,
  }
  return writeCalendar({
    method,
    entries: [method === 'CANCEL' ? { ...entry, ...cancelled(entry, invite) } : entry],
  })
}
