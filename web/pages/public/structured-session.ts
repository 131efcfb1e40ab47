import { isoWithOffset } from '#web/components/dates.ts'
import { sessionPath, speakerPath } from '#web/components/programme-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { publicStream } from '#worker/domain/programme/rules.ts'
import type { FrozenRoom } from '#worker/domain/programme/table.ts'
import type { SessionView } from './session-view.ts'

interface Shown {
  frame: Frame
  event: EventRow
  session: ReleasedSession
}

function placeOf({ frame, event }: Shown, { name, venue }: FrozenRoom) {
  const text = (value: typeof name) => plain(value, frame.locale, event.languages)
  return {
    '@type': 'Place',
    name: `${text(name)}, ${text(venue.name)}`,
    address: text(venue.address) || text(venue.name),
  }
}

/** A session as schema.org/Event, in short; of its addresses only the one that everybody may see now. */
export function structuredSession(shown: Shown): Record<string, unknown> {
  const { frame, event, session } = shown
  const { startsAt, endsAt } = session
  const stream = publicStream(session, frame.now)
  const location = [
    ...session.rooms.map((room) => placeOf(shown, room)),
    ...(stream ? [{ '@type': 'VirtualLocation', url: stream }] : []),
  ]
  return {
    '@type': 'Event',
    name: plain(session.title, frame.locale, event.languages),
    ...(startsAt ? { startDate: isoWithOffset(startsAt, event.timeZone) } : {}),
    ...(endsAt ? { endDate: isoWithOffset(endsAt, event.timeZone) } : {}),
    ...(location.length > 0 ? { location: location.length === 1 ? location[0] : location } : {}),
    ...(session.contributors.length > 0
      ? { performer: session.contributors.map(({ speaker }) => ({ '@type': 'Person', name: speaker.name })) }
      : {}),
    url: frame.origin + link(frame, sessionPath(event, session)),
  }
}

/** The event that a session or a speaker belongs to. */
export const structuredParent = ({ frame, event }: Pick<Shown, 'frame' | 'event'>) => ({
  '@type': 'Event',
  name: plain(event.title, frame.locale, event.languages),
  startDate: isoWithOffset(event.startsAt, event.timeZone),
  endDate: isoWithOffset(event.endsAt, event.timeZone),
  ...(Object.keys(event.place).length > 0
    ? { location: { '@type': 'Place', name: plain(event.place, frame.locale, event.languages) } }
    : {}),
  url: frame.origin + link(frame, `/events/${event.slug}`),
})

/** The page of a session for search engines: the session in full, inside its event. */
export function structuredSessionPage(view: SessionView): Record<string, unknown> {
  const { frame, event, session, abstract } = view
  const description = plain(abstract, frame.locale, event.languages)
  return {
    '@context': 'https://schema.org',
    ...structuredSession(view),
    eventStatus: 'https://schema.org/EventScheduled',
    ...(description ? { description } : {}),
    ...(session.spokenIn.length > 0 ? { inLanguage: session.spokenIn } : {}),
    ...(session.contributors.length > 0
      ? {
          performer: session.contributors.map(({ speaker }) => ({
            '@type': 'Person',
            name: speaker.name,
            ...(speaker.nativeName ? { alternateName: speaker.nativeName } : {}),
            url: frame.origin + link(frame, speakerPath(event, speaker)),
          })),
        }
      : {}),
    superEvent: structuredParent(view),
  }
}
