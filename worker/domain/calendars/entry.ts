import { type ICalEventData, ICalEventStatus } from 'ical-generator'
import type { Locale } from '#worker/core/text/languages.ts'
import { cleanLine, cleanText, plain } from '#worker/core/text/localized.ts'
import { zonedTime } from '#worker/core/time.ts'
import type { EventRow } from '../events/table.ts'
import { words } from './words.ts'
import { tzidOf } from './zones.ts'

export interface EntryOptions {
  locale: Locale
  origin: string
  organizerName: string
  /** Short names in protocol order. */
  hosts?: readonly string[]
  /** Given where the online link may be shown to everybody, if the event's own rule allows it. */
  online?: Pick<EventRow, 'onlineUrl' | 'onlineRule'>
}

/** One event as a VEVENT (RFC 5545 §3.6.1). Every value comes from the row, so that equal rows give equal bytes. */
export function entryOf(event: EventRow, options: EntryOptions): ICalEventData {
  const timezone = tzidOf(event.timeZone, [event.startsAt, event.endsAt])
  return {
    id: event.uid,
    sequence: event.sequence,
    timezone,
    start: zonedTime(event.startsAt, timezone),
    end: zonedTime(event.endsAt, timezone),
    stamp: zonedTime(event.updatedAt, 'UTC'),
    created: zonedTime(event.createdAt, 'UTC'),
    lastModified: zonedTime(event.updatedAt, 'UTC'),
    summary: summaryOf(event, options.locale),
    description: describe(event, options),
    location: [cleanLine(plain(event.place, options.locale, event.languages)), onlineOf(options)]
      .filter((part) => part !== '')
      .join(' · '),
    url: pageOf(event, options),
    organizer: organizerOf(event, options),
    categories: [{ name: words[options.locale].kinds[event.kind] }],
    status: event.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

const onlineOf = ({ online }: EntryOptions) => (online?.onlineRule === 'always' ? (online.onlineUrl ?? '') : '')

const pageOf = (event: EventRow, { origin, locale }: EntryOptions) => `${origin}/events/${event.slug}?lang=${locale}`

function summaryOf(event: EventRow, locale: Locale): string {
  const title = cleanLine(plain(event.title, locale, event.languages))
  return event.state === 'cancelled' ? words[locale].cancelled + title : title
}

/** The page's address stands in the text too: Thunderbird and others show no URL. */
function describe(event: EventRow, options: EntryOptions): string {
  const { locale, hosts = [] } = options
  const texts = [event.summary, event.demoNote].map((text) => cleanText(plain(text, locale, event.languages)))
  const hostLine = hosts.length > 0 ? words[locale].hosts + hosts.map(cleanLine).join(', ') : ''
  const online = onlineOf(options)
  return [...texts, hostLine, online && words[locale].online + online, pageOf(event, options)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** ORGANIZER needs an address (RFC 5546 §3.2.1); without a contact it is one that takes no mail. */
const organizerOf = (event: EventRow, { origin, organizerName }: EntryOptions) => ({
  name: cleanLine(organizerName) || 'Lectern',
  email: event.contactEmail ?? `no-reply@${new URL(origin).hostname}`,
})
