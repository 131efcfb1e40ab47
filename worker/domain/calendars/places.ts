import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ReleasedSession } from '../programme/frozen.ts'
import type { FrozenRoom } from '../programme/table.ts'

/** Where a session is: the rooms of each venue, its name and address; where it has no room, the event's place. */
export function locationOf(rooms: ReleasedSession['rooms'], event: EventRow, locale: Locale): string {
  const said = (text: FrozenRoom['name']) => plain(text, locale, event.languages).replace(/\s+/g, ' ').trim()
  if (rooms.length === 0) return said(event.place)
  const venues = Map.groupBy(rooms, ({ venue }) => [said(venue.name), said(venue.address)].join('\n'))
  return [...venues]
    .map(([venue, inside]) => [...inside.map(({ name }) => said(name)), ...venue.split('\n')])
    .map((parts) => parts.filter((part) => part !== '').join(', '))
    .join(' · ')
}

const number = String.raw`(-?\d{1,3}(?:\.\d+)?)`

/** How addresses of maps name a point: OpenStreetMap, Google, Apple, geo (RFC 5870); a marker before the middle of the map. */
const points = [
  new RegExp(`[?&#]mlat=${number}&mlon=${number}`),
  new RegExp(`!3d${number}!4d${number}`),
  new RegExp(`[?&](?:q|ll|query|destination|daddr|center)=(?:loc:)?${number}(?:,|%2C)${number}`, 'i'),
  new RegExp(`/@${number},${number}`),
  new RegExp(`#map=\\d+/${number}/${number}`),
  new RegExp(`^geo:${number},${number}`),
]

/** The point that the address of a map names; undefined where it names none on earth. */
export function pointOf(mapUrl: string | null | undefined): { latitude: number; longitude: number } | undefined {
  const found = points.map((pattern) => pattern.exec(mapUrl ?? '')).find((match) => match !== null)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}
