import type { Child } from 'hono/jsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { Phrase } from './phrase.tsx'
import { sessionPath } from './programme-paths.ts'

interface SessionLinkProps {
  frame: Frame
  event: Pick<EventRow, 'slug' | 'languages'>
  session: Pick<ReleasedSession, 'number' | 'title'>
}

/** The title of a session, leading to its page. */
export const SessionLink = ({ frame, event, session }: SessionLinkProps) => (
  <a href={link(frame, sessionPath(event, session))}>
    <Phrase value={session.title} locale={frame.locale} order={event.languages} />
  </a>
)

/** A session in a list: what stands before its title, and what after. */
export const SessionRow = ({ when, about, ...props }: SessionLinkProps & { when: Child; about?: Child }) => (
  <li class="session-row">
    <span class="session-time">{when}</span>{' '}
    <span class="session-name">
      <SessionLink {...props} />
    </span>
    {about ? <span class="about">{about}</span> : null}
  </li>
)
