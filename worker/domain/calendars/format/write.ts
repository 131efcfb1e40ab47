import { colourName } from './colour.ts'
import { fileOf, lineValue, uri } from './lines.ts'
import { type Entry, entryLines } from './vevent.ts'
import { zoneClock, zoneRules } from './zones.ts'

/** A calendar file; only feeds have a name and are asked for again. */
export interface Calendar {
  entries: readonly Entry[]
  method?: 'PUBLISH' | 'CANCEL'
  feed?: { name: string; source?: string | undefined; colour?: string | undefined }
}

function feedLines({ name, source, colour }: NonNullable<Calendar['feed']>): string[] {
  const shown = lineValue(name)
  const colourShown = colour && colourName(colour)
  return [
    `NAME:${shown}`,
    `X-WR-CALNAME:${shown}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(source ? [`SOURCE;VALUE=URI:${uri(source)}`] : []),
    ...(colourShown ? [`COLOR:${colourShown}`, `X-APPLE-CALENDAR-COLOR:${colour}`] : []),
  ]
}

/** A calendar without entries still needs a component (RFC 5545 §3.6): any zone will do. */
const anyZone = () => zoneRules('Asia/Ho_Chi_Minh')?.split(/\r?\n/) ?? []

/** The text of an iCalendar file (RFC 5545 §3.4): the same entries in the same order give the same bytes. */
export function writeCalendar({ entries, method, feed }: Calendar): string {
  const clock = zoneClock()
  const events = entries.flatMap((entry) => entryLines(entry, clock))
  return fileOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lectern//Lectern//EN',
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    ...(feed ? feedLines(feed) : []),
    ...(entries.length > 0 ? clock.rules() : anyZone()),
    ...events,
    'END:VCALENDAR',
  ])
}
