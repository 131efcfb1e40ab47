import type { Locale } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { TrackRow } from '#worker/domain/programme/table.ts'
import { Phrase } from './phrase.tsx'

interface TrackNameProps {
  track: Pick<TrackRow, 'name' | 'colour'>
  locale: Locale
  event: Pick<EventRow, 'languages'>
}

/** A track by its name; the colour only repeats it. Drawn, because a page has no style attributes. */
export const TrackName = ({ track, locale, event }: TrackNameProps) => (
  <span class="track">
    <svg width="12" height="12" aria-hidden="true">
      <rect width="12" height="12" rx="3" fill={track.colour} />
    </svg>{' '}
    <Phrase value={track.name} locale={locale} order={event.languages} />
  </span>
)
