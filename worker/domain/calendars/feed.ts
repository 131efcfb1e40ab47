import type { ReleasedSession } from '../programme/frozen.ts'
import { eventEntry, isTimed, removedEntry, sessionEntry } from './entry.ts'
import type { Entry } from './format/vevent.ts'
import { writeCalendar } from './format/write.ts'
import { datesOf } from './format/zones.ts'
import type { CalendarEvent, RemovedSession, Telling } from './subject.ts'

const cancelledDays = 30

/** How long what is cancelled stays in the feeds: clients need the time to strike it through. */
export const staysUntil = (cancelledAt: Date): Date => new Date(cancelledAt.getTime() + cancelledDays * 86_400_000)

export interface FeedOptions extends Telling {
  name: string
  now: Date
  /** Where the feed itself lies, if everybody may know. */
  source?: string
  /** `#rrggbb`. */
  colour?: string
  /** One bar over its days for each event, instead of every session. */
  shape?: 'days' | undefined
  /** Only some sessions; then the event itself is no entry. */
  keeps?: ((session: ReleasedSession, subject: CalendarEvent) => boolean) | undefined
}

/** The text of a feed, and when something leaves it by itself. */
export interface WrittenFeed {
  body: string
  leavesAt: Date | null
}

const leavesAt = ({ event }: CalendarEvent): Date | null =>
  event.state === 'cancelled' ? staysUntil(event.cancelledAt ?? event.updatedAt) : null

const isOnSeveralDays = ({ event: { timeZone, startsAt, endsAt } }: CalendarEvent) => {
  const [first, last] = datesOf({ zone: timeZone, startsAt, endsAt })
  return first !== last
}

const removedShown = ({ removed = [] }: CalendarEvent, now: Date): RemovedSession[] =>
  removed.filter(({ removedAt }) => staysUntil(removedAt) > now)

/** A conference of several days is a bar besides its sessions; an event without a released time of any session is one entry at its own. */
function entriesOf(subject: CalendarEvent, options: FeedOptions): Entry[] {
  const { shape, keeps, now } = options
  if (shape === 'days') return [eventEntry(subject, 'days', options)]
  const kept = (session: ReleasedSession) => keeps?.(session, subject) ?? true
  const timed = subject.sessions.filter(isTimed)
  const own = timed.length === 0 ? (['timed'] as const) : (['days'] as const).filter(() => isOnSeveralDays(subject))
  return [
    ...(keeps ? [] : own.map((one) => eventEntry(subject, one, options))),
    ...timed.filter(kept).map((session) => sessionEntry(subject, session, options)),
    ...removedShown(subject, now)
      .map(({ session }) => session)
      .filter(isTimed)
      .filter(kept)
      .map((session) => removedEntry(subject, session, options)),
  ]
}

const byTime = (a: Entry, b: Entry) =>
  a.times.startsAt.getTime() - b.times.startsAt.getTime() ||
  a.times.endsAt.getTime() - b.times.endsAt.getTime() ||
  (a.uid < b.uid ? -1 : 1)

/** D1 stores 2,000,000 bytes a row; the rest is for what else stands in it. */
const maxBytes = 1_900_000

/** A character has three octets at most; to count them costs as much as a third of the rendering. */
const fits = (text: string) => text.length * 3 <= maxBytes || new TextEncoder().encode(text).length <= maxBytes

/** All entries with all they say; where that is too much only their pages' addresses, and at last without the oldest. */
function fitting(entries: readonly Entry[], write: (entries: readonly Entry[]) => string): string {
  const whole = write(entries)
  if (fits(whole)) return whole
  let rest = entries.map((entry) => ({ ...entry, description: entry.description.slice(-1) }))
  for (;;) {
    const body = write(rest)
    if (fits(body)) return body
    rest = rest.slice(Math.ceil(rest.length / 10))
  }
}

/** A feed in order of time, the same bytes for the same data whenever it is written. */
export function writeFeed(subjects: readonly CalendarEvent[], options: FeedOptions): WrittenFeed {
  const { name, now, source, colour } = options
  const shown = subjects.filter((subject) => (leavesAt(subject) ?? staysUntil(now)) > now)
  const entries = shown.flatMap((subject) => entriesOf(subject, options)).toSorted(byTime)
  const leaving = shown
    .flatMap((subject) => [
      leavesAt(subject),
      ...removedShown(subject, now).map(({ removedAt }) => staysUntil(removedAt)),
    ])
    .filter((at) => at !== null)
  return {
    body: fitting(entries, (some) => writeCalendar({ entries: some, feed: { name, source, colour } })),
    leavesAt: leaving.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  }
}
