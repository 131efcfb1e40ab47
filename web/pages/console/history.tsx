import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { HistoryLines } from '#web/components/history-lines.tsx'
import { messages } from '#web/messages/messages.ts'
import type { HistoryEntry } from '#worker/domain/audit/queries.ts'
import { historyLimit } from '#worker/domain/audit/schema.ts'

/** Who did what when, newest first. */
export function HistoryPage({ entries, ...page }: EventPageProps & { entries: readonly HistoryEntry[] }) {
  const { frame, event } = page
  const t = messages(frame.locale).console.history
  return (
    <EventFrame {...page} title={t.title} current="history">
      <p class="muted">{t.intro}</p>
      {entries.length === 0 ? <p class="empty">{t.empty}</p> : null}
      {entries.length === historyLimit ? <p class="muted">{t.newest(historyLimit)}</p> : null}
      <HistoryLines {...{ frame, event, entries }} />
    </EventFrame>
  )
}
