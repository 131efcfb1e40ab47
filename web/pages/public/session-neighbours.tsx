import { Phrase } from '#web/components/phrase.tsx'
import { SessionRow } from '#web/components/session-rows.tsx'
import { SessionHours } from '#web/components/session-when.tsx'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { neighboursOf } from '#worker/domain/programme/neighbours.ts'
import type { SessionView } from './session-view.ts'

/** One of the sessions around: when, what, in which rooms. */
function Neighbour({ frame, event, session }: Pick<SessionView, 'frame' | 'event'> & { session: ReleasedSession }) {
  const rooms = session.rooms.map(({ name }, index) => (
    <>
      {index > 0 ? ', ' : null}
      <Phrase value={name} locale={frame.locale} order={event.languages} />
    </>
  ))
  return (
    <SessionRow
      {...{ frame, event, session }}
      when={<SessionHours {...{ frame, event, session }} />}
      {...(rooms.length > 0 ? { about: rooms } : {})}
    />
  )
}

/** What one could go to before, after and instead; as much of it as there is. */
export function SessionNeighbours(view: SessionView) {
  const { frame, event, programme, session } = view
  const t = messages(frame.locale).programme.session
  const { previous, next, parallel } = neighboursOf(programme, session, event.timeZone)
  const groups = [
    { title: t.previous, sessions: previous ? [previous] : [] },
    { title: t.parallel, sessions: parallel },
    { title: t.next, sessions: next ? [next] : [] },
  ].filter(({ sessions }) => sessions.length > 0)
  if (groups.length === 0) return null
  return (
    <nav class="neighbours" aria-labelledby="around">
      <h2 id="around">{t.around}</h2>
      {groups.map(({ title, sessions }) => (
        <>
          <h3>{title}</h3>
          <ul class="session-rows">
            {sessions.map((one) => (
              <Neighbour {...{ frame, event }} session={one} />
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}
