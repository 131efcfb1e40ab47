import { SessionLink } from '#web/components/session-rows.tsx'
import { SessionStart } from '#web/components/session-when.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { OnlineSession } from '#worker/domain/programme/online.ts'
import { registrantStream } from '#worker/domain/programme/rules.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'

interface TicketSessionsProps {
  frame: Frame
  ticket: Pick<Ticket, 'event' | 'online'>
}

/** The ways to follow one session, or when its stream opens. */
function Ways({ frame, event, session }: { frame: Frame; event: Ticket['event']; session: OnlineSession }) {
  const { public: words, programme } = messages(frame.locale)
  const t = words.event.session
  const title = plain(session.title, frame.locale, event.languages)
  const stream = registrantStream(session, frame.now)
  const ways = [
    ...(stream ? [{ href: stream, label: t.stream }] : []),
    ...(session.recordingUrl ? [{ href: session.recordingUrl, label: t.recording }] : []),
  ]
  return (
    <span class="follow">
      {session.streamUrl && !stream ? programme.session.streamOpens(session.streamMinutes) : null}
      {ways.map(({ href, label }) => (
        <a href={href} aria-label={`${label}: ${title}`}>
          {label}
        </a>
      ))}
    </span>
  )
}

/** The streams and recordings that the holder of a place may see. */
export function TicketSessions({ frame, ticket: { event, online } }: TicketSessionsProps) {
  if (online.length === 0) return null
  return (
    <section aria-labelledby="online">
      <h2 id="online">{messages(frame.locale).attendee.ticket.sessions}</h2>
      <ul class="session-rows">
        {online.map((session) => (
          <li class="session-row">
            <span class="session-time">
              <SessionStart {...{ frame, event, session }} />
            </span>
            <div>
              <SessionLink {...{ frame, event, session }} />
              <Ways {...{ frame, event, session }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
