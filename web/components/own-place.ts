import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { ownPlace } from '#worker/domain/registrations/own-place.ts'
import type { PlaceKindRow } from '#worker/domain/registrations/table.ts'
import { placeKindName } from './place-kind-name.tsx'

/** On one line, where the holder of a place goes; the name of the kind where it has no address, as online. */
export const ownPlaceInWords = (
  event: Pick<EventRow, 'place' | 'languages'>,
  kind: Pick<PlaceKindRow, 'type' | 'name' | 'place'>,
  locale: Locale,
): string =>
  ownPlace(event, kind)
    .map((part) => plain(part, locale, event.languages))
    .join(', ') || placeKindName(kind, locale, event)
