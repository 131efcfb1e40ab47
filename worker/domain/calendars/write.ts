import ical, { escape as escapeText, type ICalCalendarMethod, type ICalEventData } from 'ical-generator'
import { cleanLine } from '#worker/core/text/localized.ts'
import { zoneRules } from './zones.ts'

interface CalendarFile {
  entries: readonly ICalEventData[]
  method?: ICalCalendarMethod
  /** Only feeds have a name and are asked for again. */
  name?: string
}

/**
 * The bytes of an iCalendar file. ical-generator folds, escapes and stamps; what it leaves out is added here: NAME is
 * escaped, the last line ends, and the zones stand behind the calendar's properties (RFC 5545 §3.6).
 */
export function writeCalendar({ entries, method, name }: CalendarFile): string {
  const calendar = ical({ prodId: '//Lectern//Lectern//EN', scale: 'GREGORIAN', events: [...entries] })
  if (method) calendar.method(method)
  if (name) calendar.name(escapeText(cleanLine(name), false)).ttl(3600)
  const text = calendar.toString()
  const body = text.search(/^(?:BEGIN:VEVENT|END:VCALENDAR)\r?$/m)
  return `${text.slice(0, body)}${zonesOf(entries)}${text.slice(body)}\r\n`
}

/** The VTIMEZONE of each zone in use; one in any case where there is no entry, since a calendar needs a component. */
function zonesOf(entries: readonly ICalEventData[]): string {
  const zones = entries.length === 0 ? ['Asia/Ho_Chi_Minh'] : entries.map(({ timezone }) => timezone ?? 'UTC')
  return [...new Set(zones)]
    .filter((zone) => zone !== 'UTC')
    .map((zone) => `${zoneRules(zone)}\r\n`)
    .join('')
}
