import { ICalCalendarMethod } from 'ical-generator'
import type { Locale } from '#worker/core/text/languages.ts'
import type { EventRow } from '../events/table.ts'
import { entryOf } from './entry.ts'
import { writeCalendar } from './write.ts'

/**
 * The file attached to a mail: METHOD:PUBLISH with one VEVENT under the feed's UID (RFC 5546 §3.2.1). It carries neither
 * the ticket's link nor the online link, because people pass calendar files on.
 */
export function inviteFile(
  event: EventRow,
  options: { locale: Locale; origin: string; organizerName: string; hosts?: string[] },
): string {
  return writeCalendar({ method: ICalCalendarMethod.PUBLISH, entries: [entryOf(event, options)] })
}
