import { dayInWords, timeInWords, zoneInWords } from '#web/components/dates.ts'
import { ownPlaceInWords } from '#web/components/own-place.ts'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { messages } from '#web/messages/messages.ts'
import { type Localized, phrase, plain } from '#worker/core/text/localized.ts'
import type { Before } from '#worker/domain/events/news.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { HeldKind, NamedKind, ToldOffer } from '#worker/domain/registrations/log.ts'
import { isAtEvent } from '#worker/domain/registrations/own-place.ts'
import type { RegistrationState } from '#worker/domain/registrations/table.ts'
import { type Fact, Facts, type MailReader } from './letter.tsx'

/** What a mail about a registration is made from. */
export interface RegistrationMail {
  reader: MailReader
  name: string
  state: RegistrationState
  /** From 1; only where the state is `waitlisted`. */
  position: number
  event: EventRow
  /** Names in protocol order. */
  hosts: readonly Localized[]
  /** The online link, only for a reader who may have it. */
  onlineUrl: string | null
  /** The addresses of the ticket and of the event page. */
  ticketUrl: string
  eventUrl: string
  /** Of a mail that tells of a change: what the reader knew; absent when it is sent again. */
  before?: Before
  /** The place that is held. */
  held: HeldKind | null
  /** What somebody who waits wishes for most, where the event has several kinds. */
  wished: NamedKind | null
  /** Whether the line moves no more. */
  isLineStopped: boolean
  /** The offer of a place that the mail tells of, where there is one. */
  offer: ToldOffer | null
  /** What an organiser decided, where that is the news. */
  decision: { reason: string | null } | null
}

/** What a mail about an event says of it. */
export type EventMail = Pick<RegistrationMail, 'reader' | 'event' | 'hosts' | 'onlineUrl' | 'held'>

/** A place kind in the reader's language. */
export const kindOf = ({ event, reader }: EventMail, kind: NamedKind): string =>
  placeKindName(kind, reader.locale, event)

/** The event's title in the reader's language, else in the event's first. */
export const titleOf = ({ event, reader }: EventMail): string => plain(event.title, reader.locale, event.languages)

function whenInWords({ startsAt, endsAt, timeZone }: EventRow, locale: string): string {
  const [firstDay, lastDay] = [dayInWords(startsAt, locale, timeZone), dayInWords(endsAt, locale, timeZone)]
  const [from, to] = [timeInWords(startsAt, locale, timeZone), timeInWords(endsAt, locale, timeZone)]
  const span = firstDay === lastDay ? `${firstDay}, ${from}–${to}` : `${firstDay}, ${from} – ${lastDay}, ${to}`
  return `${span}, ${zoneInWords(startsAt, locale, timeZone)}`
}

/** How to come once there is a place: to the door, or by the link. */
export function howToCome({ reader, held, onlineUrl }: EventMail): string {
  const t = messages(reader.locale).mail.registration
  if (held?.type !== 'online') return t.atDoor
  return onlineUrl ? t.followOnline : t.linkFollows
}

/** Where the holder of another place than the event's goes; online the link says it, once there is one. */
function ownPlaceOf({ reader: { locale }, event, onlineUrl }: EventMail, held: HeldKind): Fact[] {
  if (held.type === 'online' && onlineUrl) return []
  return [{ label: messages(locale).mail.frame.where, value: ownPlaceInWords(event, held, locale) }]
}

/** Which event, when, where the reader goes, by whom. */
export function EventFacts({ mail }: { mail: EventMail }) {
  const { event, reader, hosts, onlineUrl, held } = mail
  const t = messages(reader.locale).mail.frame
  const localized = (label: string, text: Localized): Fact[] => {
    const found = phrase(text, reader.locale, event.languages)
    if (!found) return []
    return [{ label, value: found.text, ...(found.lang === reader.locale ? {} : { lang: found.lang }) }]
  }
  const names = hosts.map((name) => plain(name, reader.locale, event.languages))
  const facts: Fact[] = [
    ...localized(t.event, event.title),
    { label: t.when, value: whenInWords(event, reader.locale) },
    ...(held && !isAtEvent(held) ? ownPlaceOf(mail, held) : localized(t.where, event.place)),
    ...(held?.type === 'hall' && !held.isOnly ? [{ label: t.held, value: kindOf(mail, held) }] : []),
    ...(onlineUrl ? [{ label: t.online, value: onlineUrl, href: onlineUrl }] : []),
    ...(names.length > 0 ? [{ label: t.hosts, value: names.join(', ') }] : []),
    ...(event.contactEmail
      ? [{ label: t.contact, value: event.contactEmail, href: `mailto:${event.contactEmail}` }]
      : []),
  ]
  return <Facts facts={facts} locale={reader.locale} />
}
