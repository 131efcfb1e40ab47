import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { PlaceKindRow } from '#worker/domain/registrations/table.ts'
import { Phrase } from './phrase.tsx'

type Kind = Pick<PlaceKindRow, 'name' | 'type'>

/** The name of a place kind as text: its own, else that of its type. */
export const placeKindName = (kind: Kind, locale: Locale, event: Pick<EventRow, 'languages'>): string =>
  plain(kind.name, locale, event.languages) || messages(locale).public.event.placeKinds[kind.type]

/** The same in its language. */
export const PlaceKindName = ({
  kind,
  locale,
  event,
}: {
  kind: Kind
  locale: Locale
  event: Pick<EventRow, 'languages'>
}) =>
  Object.keys(kind.name).length > 0 ? (
    <Phrase value={kind.name} locale={locale} order={event.languages} />
  ) : (
    <span>{messages(locale).public.event.placeKinds[kind.type]}</span>
  )
