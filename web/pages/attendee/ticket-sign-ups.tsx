import { SessionLink } from '#web/components/session-rows.tsx'
import { SessionStart } from '#web/components/session-when.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'
import { placesLeft } from '#worker/domain/registrations/rules.ts'
import type { TicketSignUp } from '#worker/domain/registrations/sign-ups/queries.ts'

interface SignUpsProps {
  frame: Frame
  /** The ticket's own path, with the token. */
  path: string
  ticket: Pick<Ticket, 'event' | 'signUps'>
}

const overlap = (one: TicketSignUp, other: TicketSignUp) =>
  one.number !== other.number &&
  one.startsAt !== null &&
  one.endsAt !== null &&
  other.startsAt !== null &&
  other.endsAt !== null &&
  one.startsAt < other.endsAt &&
  other.startsAt < one.endsAt

/** Where one stands in a session, else what is free. */
function standingInWords({ frame, session }: { frame: Frame; session: TicketSignUp }): string {
  const t = messages(frame.locale).attendee.signUps
  if (session.state === 'confirmed') return t.confirmed
  if (session.state === 'waitlisted') return t.position(session.position ?? 0)
  if (!session.isOpen) return t.closed
  const left = placesLeft(session)
  if (left === null) return t.free
  return left > 0 ? t.left(left) : t.full(session.waiting)
}

/** What the one button does: takes a place or gives it back, joins the line or leaves it. */
function pressInWords({ frame, session }: { frame: Frame; session: TicketSignUp }): string {
  const t = messages(frame.locale).attendee.signUps
  if (session.state !== null) return session.state === 'waitlisted' ? t.leave : t.giveBack
  return placesLeft(session) === 0 ? t.join : t.signUp
}

function Row({ frame, path, ticket, session }: SignUpsProps & { session: TicketSignUp }) {
  const { event, signUps } = ticket
  const t = messages(frame.locale).attendee.signUps
  const title = plain(session.title, frame.locale, event.languages)
  const isOver = (session.endsAt ?? event.endsAt) <= frame.now
  const clashes = signUps.filter((other) => other.state !== null && overlap(session, other))
  const label = pressInWords({ frame, session })
  const press = session.state === null ? 'sign-up' : 'removal'
  return (
    <li class="session-row">
      <span class="session-time">
        <SessionStart {...{ frame, event, session }} />
      </span>
      <div>
        <SessionLink {...{ frame, event, session }} />
        <p class={session.state === 'confirmed' ? 'sign-up-state good' : 'sign-up-state'}>
          {standingInWords({ frame, session })}
        </p>
        {clashes.map((other) => (
          <p class="fault">{t.overlaps(plain(other.title, frame.locale, event.languages))}</p>
        ))}
        {isOver || (session.state === null && !session.isOpen) ? null : (
          <form method="post" action={link(frame, `${path}/sessions/${session.number}/${press}`)}>
            <button
              type="submit"
              class={session.state === null ? 'primary' : 'secondary'}
              aria-label={`${label}: ${title}`}
            >
              {label}
            </button>
          </form>
        )}
      </div>
    </li>
  )
}

/** The sessions that want a sign-up: where one stands in each, and its button. */
export function TicketSignUps(props: SignUpsProps) {
  const { frame, ticket } = props
  const t = messages(frame.locale).attendee.signUps
  if (ticket.signUps.length === 0 || ticket.event.state !== 'published') return null
  return (
    <section aria-labelledby="sign-ups">
      <h2 id="sign-ups">{t.title}</h2>
      <ul class="session-rows">
        {ticket.signUps.map((session) => (
          <Row {...props} session={session} />
        ))}
      </ul>
    </section>
  )
}
