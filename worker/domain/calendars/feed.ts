import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import { entryOf } from './entry.ts'
import type { FeedEntry } from './queries.ts'
import { words } from './words.ts'
import { writeCalendar } from './write.ts'

const cancelledDays = 30

/** When a cancelled event leaves the feeds: clients need the time to strike it through. */
const leavesAt = (event: EventRow): Date | undefined =>
  event.state === 'cancelled'
    ? new Date((event.cancelledAt ?? event.updatedAt).getTime() + cancelledDays * 86_400_000)
    : undefined

const hasLeft = (event: EventRow, now: Date): boolean => (leavesAt(event) ?? now) < now

interface FeedOptions {
  /** Without one it is the feed of all events. */
  name?: string
  locale: Locale
  origin: string
  now: Date
}

/**
 * A feed: one VEVENT an event, in order of time. The sessions of an event are not entries of their own, since a half-day
 * seminar should fill one line of a calendar and not six; they get feeds with the programme.
 */
export function writeFeed(entries: readonly FeedEntry[], { name, locale, origin, now }: FeedOptions): string {
  const shown = entries
    .filter(({ event }) => !hasLeft(event, now))
    .toSorted((a, b) => a.event.startsAt.getTime() - b.event.startsAt.getTime() || (a.event.id < b.event.id ? -1 : 1))
  return writeCalendar({
    name: name ?? words[locale].allEvents,
    entries: shown.map(({ event, organizerName, hosts }) =>
      entryOf(event, {
        locale,
        origin,
        organizerName: plain(organizerName, locale, event.languages),
        hosts,
        online: event,
      }),
    ),
  })
}

/**
 * The newest change that can be seen in a feed, in whole seconds. An event that leaves changes it as well: some clients
 * ask by date only. `more` is when the feed's own subject changed.
 */
export function feedChangedAt(entries: readonly FeedEntry[], now: Date, more = new Date(0)): Date {
  const times = entries.flatMap(({ event }) => {
    const left = leavesAt(event)
    return left && left < now ? [event.updatedAt, left] : [event.updatedAt]
  })
  return new Date(Math.floor(Math.max(more.getTime(), ...times.map((time) => time.getTime())) / 1000) * 1000)
}
