import { messages } from '#web/messages/messages.ts'
import { csv } from '#worker/core/csv.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { DossierPhoto } from '#worker/domain/galleries/dossier.ts'

/** The list that goes with the pictures of a dossier, in the organiser's language, times in the event's zone. */
export function dossierList(
  locale: Locale,
  event: Pick<EventRow, 'languages' | 'timeZone'>,
  { picked, names }: { picked: readonly DossierPhoto[]; names: readonly string[] },
): string {
  const { dossier, licences } = messages(locale).photos
  const words = (text: Localized) => plain(text, locale, event.languages)
  return csv(
    Object.values(dossier.columns),
    picked.map(({ title, alt, caption, credit, licence, takenAt }, index) => [
      names[index] ?? '',
      words(title),
      words(alt),
      words(caption),
      credit ?? '',
      licences[licence],
      takenAt ? localTimeOf(takenAt, event.timeZone).replace('T', ' ') : '',
    ]),
  )
}
