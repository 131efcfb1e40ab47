import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import { PlaceKindName } from './place-kind-name.tsx'

interface PlaceCountsProps {
  frame: Frame
  event: EventRow
  places: readonly KindCount[]
}

/** What is taken of each place kind, and how long its line is. */
export function PlaceCounts({ frame, event, places }: PlaceCountsProps) {
  const { locale } = frame
  const t = messages(locale).console.places
  return (
    <>
      <ul class="place-counts">
        {places.map((kind) => (
          <li>
            <strong>
              <PlaceKindName {...{ kind, locale, event }} />
            </strong>{' '}
            {kind.capacity === null ? t.takenUnlimited(kind.taken) : t.takenOf(kind.taken, kind.capacity)}
            {kind.waiting > 0 ? ` · ${t.waiting(kind.waiting)}` : null}
          </li>
        ))}
      </ul>
      {places.length > 1 && places.some(({ waiting }) => waiting > 0) ? <p class="muted">{t.linesHint}</p> : null}
    </>
  )
}
