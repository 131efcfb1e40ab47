import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import type { ScheduledSession } from '#worker/domain/programme/schedule.ts'
import { roomNames, type SessionParts } from './schedule-parts.tsx'
import { otherZone, type ScheduleView, scheduleLink, scheduleQuery } from './schedule-view.ts'

/** More are folded away, so that the schedule stays in sight. */
const fewSessions = 4

interface NowProps {
  view: ScheduleView
  partsOf: (session: ReleasedSession) => SessionParts
}

/** What is on and what comes next, offered during the event: nothing is jumped to. */
export function NowAndNext({ view, partsOf }: NowProps) {
  const { frame, zone, now, filters } = view
  if (!now) return null
  const t = messages(frame.locale).programme.schedule.now
  const roomName = roomNames(view)
  const today = dayInWords(frame.now, frame.locale, zone)
  const list = (sessions: readonly ScheduledSession[]) => (
    <ul>
      {sessions.map((session) => {
        const day = dayInWords(session.startsAt, frame.locale, zone)
        return (
          <li>
            {day === today ? null : `${day}, `}
            {partsOf(session).hours} {partsOf(session).title}
            {session.rooms.map((room) => (
              <span class="muted"> · {roomName(room)}</span>
            ))}
          </li>
        )
      })}
    </ul>
  )
  return (
    <details class="schedule-now" open={now.now.length + now.next.length <= fewSessions}>
      <summary>
        {t.title} <span class="muted">{t.asOf(timeInWords(frame.now, frame.locale, zone))}</span>
      </summary>
      <h2>{t.now}</h2>
      {now.now.length > 0 ? list(now.now) : <p>{t.nothing}</p>}
      {now.next.length > 0 ? (
        <>
          <h2>{t.next}</h2>
          {list(now.next)}
        </>
      ) : null}
      <p>
        <a href={scheduleLink(view, scheduleQuery(filters, otherZone(view)))}>{t.refresh}</a>
      </p>
    </details>
  )
}
