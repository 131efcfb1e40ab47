import { isoWithOffset } from '#web/components/dates.ts'
import { plain } from '#worker/core/text/localized.ts'
import { type EventView, eventPath } from './event-view.ts'
import { structuredSession } from './structured-session.ts'

const at = 'https://schema.org'

/** The page has its weight to keep; the pages of the others say the same of themselves. */
const maxSessions = 30

/** Where an event happens, in schema.org's words; the online link only where it is public. */
function locationOf({ frame, event }: EventView) {
  const name = plain(event.place, frame.locale, event.languages)
  const online = event.onlineUrl && event.onlineRule === 'always' ? event.onlineUrl : undefined
  const places = [
    ...(name ? [{ '@type': 'Place', name, address: name }] : []),
    ...(online ? [{ '@type': 'VirtualLocation', url: online }] : []),
  ]
  const mode = name && event.onlineUrl ? 'Mixed' : event.onlineUrl ? 'Online' : 'Offline'
  return {
    eventAttendanceMode: `${at}/${mode}EventAttendanceMode`,
    ...(places.length > 0 ? { location: places.length === 1 ? places[0] : places } : {}),
  }
}

/** The event as schema.org/Event (https://schema.org/Event), for search engines. */
export function structuredEvent(view: EventView): Record<string, unknown> {
  const { frame, event, hosts, availability } = view
  const sessions = view.programme.slice(0, maxSessions)
  const text = (value: typeof event.title) => plain(value, frame.locale, event.languages)
  const description = text(event.summary)
  return {
    '@context': at,
    '@type': 'Event',
    name: text(event.title),
    startDate: isoWithOffset(event.startsAt, event.timeZone),
    endDate: isoWithOffset(event.endsAt, event.timeZone),
    eventStatus: `${at}/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    ...locationOf(view),
    organizer: hosts.map((host) => ({
      '@type': 'Organization',
      name: plain(host.name, frame.locale) || host.shortName,
      url: host.website ?? `${frame.origin}/organizations/${host.slug}`,
    })),
    ...(description ? { description } : {}),
    ...(event.coverKey ? { image: [`${frame.origin}/files/${event.coverKey}/og.jpg`] } : {}),
    ...(availability.capacity === null ? {} : { maximumAttendeeCapacity: availability.capacity }),
    url: `${frame.origin}${eventPath(event)}?lang=${frame.locale}`,
    inLanguage: event.languages,
    ...(sessions.length > 0
      ? { subEvent: sessions.map((session) => structuredSession({ frame, event, session })) }
      : {}),
  }
}
