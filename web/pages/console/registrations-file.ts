import { messages } from '#web/messages/messages.ts'
import { csv } from '#worker/core/csv.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { RegistrationRow } from '#worker/domain/registrations/table.ts'

/** The list as a spreadsheet reads it, in the organiser's language, times in the event's zone. */
export function registrationsFile(
  locale: Locale,
  { timeZone }: Pick<EventRow, 'timeZone'>,
  rows: readonly RegistrationRow[],
): string {
  const { columns, states, yes } = messages(locale).console.registrations
  const { action: _, ...header } = columns
  const time = (at: Date | null) => (at ? localTimeOf(at, timeZone).replace('T', ' ') : '')
  return csv(
    Object.values(header),
    rows.map((row) => [
      String(row.number),
      row.name,
      row.email,
      row.organization ?? '',
      states[row.state],
      row.locale,
      time(row.createdAt),
      time(row.promotedAt),
      time(row.cancelledAt),
      row.addedBy ? yes : '',
      row.consent,
    ]),
  )
}
