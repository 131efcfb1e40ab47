import type { Frame } from '#web/layouts/frame.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { Phrase } from './phrase.tsx'

interface LongTextProps {
  frame: Frame
  event: Pick<EventRow, 'languages'>
  text: Localized
}

/** A plain text of several paragraphs, as it was typed. */
export const LongText = ({ frame, event, text }: LongTextProps) => (
  <p class="long-text">
    <Phrase value={text} locale={frame.locale} order={event.languages} />
  </p>
)

/** The beginning of a text on one line, for search engines and previews of links. */
export const beginningOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= 200
    ? line
    : `${line
        .slice(0, 199)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
}
