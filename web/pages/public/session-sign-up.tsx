import { messages } from '#web/messages/messages.ts'
import { placesLeft } from '#worker/domain/registrations/rules.ts'
import type { SessionView } from './session-view.ts'

/** That a session wants a sign-up, and what is free; one signs up on the ticket. */
export function SessionSignUp({ frame, event, session, places }: SessionView) {
  if (!places?.isOpen || (session.endsAt ?? event.endsAt) <= frame.now) return null
  const t = messages(frame.locale).attendee.signUps
  const left = placesLeft(places)
  const state = left === null ? '' : left > 0 ? t.left(left) : t.full(places.waiting)
  return (
    <p class="notice">
      {t.wanted} {state} {t.byTicket}
    </p>
  )
}
