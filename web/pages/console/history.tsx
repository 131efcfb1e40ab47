import { dayInWords, isoWithOffset, timeInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { HistoryEntry } from '#worker/domain/audit/queries.ts'
import { historyLimit } from '#worker/domain/audit/schema.ts'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** A line in words: what was done, to which host, which fields it changed. An unknown action is named by its code. */
function inWords(locale: Locale, { action, details }: HistoryEntry): string {
  const t = messages(locale).console.history
  const actions: Record<string, string> = t.actions
  const names: Record<string, string> = t.fields
  const fields = strings(details?.fields).map((name) => names[name] ?? name)
  const host = typeof details?.host === 'string' ? ` (${details.host})` : ''
  return `${actions[action] ?? action}${host}${fields.length > 0 ? ` (${t.changed(fields.join(', '))})` : ''}`
}

/** Who did what when, newest first. */
export function HistoryPage({ entries, ...page }: EventPageProps & { entries: readonly HistoryEntry[] }) {
  const { frame, event } = page
  const { locale } = frame
  const t = messages(locale).console.history
  return (
    <EventFrame {...page} title={t.title} current="history">
      <p class="muted">{t.intro}</p>
      {entries.length === 0 ? <p class="empty">{t.empty}</p> : null}
      {entries.length === historyLimit ? <p class="muted">{t.newest(historyLimit)}</p> : null}
      <ul class="rows history">
        {entries.map((entry) => (
          <li>
            <div class="what">
              <strong>{entry.actor ?? t.nobody}</strong> {inWords(locale, entry)}
              <time class="details" datetime={isoWithOffset(entry.at, event.timeZone)}>
                {dayInWords(entry.at, locale, event.timeZone)}, {timeInWords(entry.at, locale, event.timeZone)}
              </time>
            </div>
          </li>
        ))}
      </ul>
    </EventFrame>
  )
}
