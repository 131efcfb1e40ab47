import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { languagesSaid, roomNames, type SessionParts } from './schedule-parts.tsx'
import type { ScheduleView } from './schedule-view.ts'

/** Sessions one below the other with all their facts; what is not scheduled has no time. */
export function scheduleList(view: ScheduleView, partsOf: (session: ReleasedSession) => SessionParts) {
  const t = messages(view.frame.locale).public.event.session
  const [roomName, languages] = [roomNames(view), languagesSaid(view)]
  const item = (session: ReleasedSession) => {
    const { hours, title, sort, people } = partsOf(session)
    const facts = [
      ...session.rooms.map(roomName),
      ...languages(session),
      ...(session.doNotRecord ? [t.doNotRecord] : []),
    ]
    return (
      <li class="session" id={`session-${session.number}`} data-session={session.number}>
        <p class="session-time">{hours}</p>
        <div>
          <p class="session-kind">{sort}</p>
          <p class="session-title">{title}</p>
          {people ? <p>{people}</p> : null}
          {facts.length > 0 ? (
            <ul class="session-facts">
              {facts.map((fact) => (
                <li>{fact}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </li>
    )
  }
  return (sessions: readonly ReleasedSession[]) => <ol class="programme">{sessions.map(item)}</ol>
}
