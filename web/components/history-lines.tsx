import { isoWithOffset, momentInWords } from '#web/components/dates.ts'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { HistoryEntry } from '#worker/domain/audit/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** A line in words: what was done, to which host or version, which fields it changed. An unknown action is named by its code. */
function inWords(locale: Locale, { action, details }: HistoryEntry): string {
  const t = messages(locale).console.history
  const actions: Record<string, string> = t.actions
  const names: Record<string, string> = t.fields
  const fields = strings(details?.fields).map((name) => names[name] ?? name)
  const host = typeof details?.host === 'string' ? ` (${details.host})` : ''
  const version = typeof details?.version === 'number' ? ` (${t.version(details.version)})` : ''
  const count = typeof details?.count === 'number' ? ` (${figure(locale, details.count)})` : ''
  return `${actions[action] ?? action}${count}${host}${version}${fields.length > 0 ? ` (${t.changed(fields.join(', '))})` : ''}`
}

interface HistoryLinesProps {
  frame: Frame
  event: Pick<EventRow, 'timeZone'>
  entries: readonly HistoryEntry[]
}

/** Who did what when, newest first. */
export function HistoryLines({ frame, event, entries }: HistoryLinesProps) {
  const { locale } = frame
  const t = messages(locale).console.history
  return (
    <ul class="rows history">
      {entries.map((entry) => (
        <li>
          <div class="what">
            <strong>{entry.actor ?? t.nobody}</strong> {inWords(locale, entry)}
            <time class="details" datetime={isoWithOffset(entry.at, event.timeZone)}>
              {momentInWords(entry.at, locale, event.timeZone)}
            </time>
          </div>
        </li>
      ))}
    </ul>
  )
}
