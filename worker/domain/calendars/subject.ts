import type { Locale } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ReleasedSession } from '../programme/frozen.ts'

/** A session that a release took out of the programme, or out of its times: as it was before. */
export interface RemovedSession {
  session: ReleasedSession
  removedAt: Date
}

/** An event with all that calendars tell of it. */
export interface CalendarEvent {
  event: EventRow
  organizerName: Localized
  /** Short names in protocol order. */
  hosts: readonly string[]
  /** Of the newest release, with or without a time; none before the first. */
  sessions: readonly ReleasedSession[]
  /** By session. */
  abstracts?: Record<string, Localized>
  removed?: readonly RemovedSession[]
  /** Set in a personal feed of somebody who has a place: links to join are theirs whatever their rule says. */
  mayJoin?: true
}

/** How entries are told. */
export interface Telling {
  locale: Locale
  origin: string
  /** So many minutes before each entry, where the person asked for it. */
  alarmMinutes?: number | undefined
}
