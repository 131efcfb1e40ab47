import { placeKindName } from '#web/components/place-kind-name.tsx'
import { messages } from '#web/messages/messages.ts'
import { csv } from '#worker/core/csv.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import { preferencesOf } from '#worker/domain/registrations/choices.ts'
import type { ExportedRegistration } from '#worker/domain/registrations/list.ts'

/** The list as a spreadsheet reads it, in the organiser's language, times in the event's zone. */
export function registrationsFile(
  locale: Locale,
  event: Pick<EventRow, 'timeZone' | 'languages'>,
  { rows, places }: { rows: readonly ExportedRegistration[]; places: readonly KindCount[] },
): string {
  const { timeZone } = event
  const { columns, states, yes, kindHeld, preferences } = messages(locale).console.registrations
  const { consent } = messages(locale)
  const said = (given: boolean | null) => (given === null ? '' : given ? consent.yes : consent.no)
  const nameOf = (id: string) =>
    places.filter((kind) => kind.id === id).map((kind) => placeKindName(kind, locale, event))
  const { action: _, ...header } = columns
  const time = (at: Date | null) => (at ? localTimeOf(at, timeZone).replace('T', ' ') : '')
  return csv(
    [...Object.values(header), kindHeld, preferences, consent.column],
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
      row.state === 'confirmed' ? nameOf(row.placeKindId).join('') : '',
      preferencesOf(row).flatMap(nameOf).join(' > '),
      said(row.isPhotoConsentGiven),
    ]),
  )
}
