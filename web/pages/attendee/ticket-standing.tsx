import { momentInWords } from '#web/components/dates.ts'
import { PlaceKindName, placeKindName } from '#web/components/place-kind-name.tsx'
import { WaitlistLog } from '#web/components/waitlist-log.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { freeChoices } from '#worker/domain/registrations/choices.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'
import { isCancellable, lineStopsAt } from '#worker/domain/registrations/rules.ts'
import { heldKind } from './ticket-facts.tsx'

interface StandingProps {
  frame: Frame
  ticket: Ticket
}

const tones = {
  confirmed: 'good',
  cancelled: 'bad',
  declined: 'bad',
  waitlisted: 'warn',
  pending: 'warn',
  offered: 'warn',
}

/** Where the registration stands, first of all: what is wrong with the event, else its own state. */
export function Standing({ frame, ticket: { event, registration, position, places } }: StandingProps) {
  const t = messages(frame.locale).attendee.ticket
  if (event.state === 'cancelled') return <p class="notice bad">{t.eventCancelled}</p>
  const { state, decisionReason } = registration
  // The held place is told with its answers, above.
  if (state === 'offered' && isCancellable(state, event, frame.now)) return null
  return (
    <div class={`notice ${tones[state]}`}>
      <p class="standing">{state === 'waitlisted' && lineStopsAt(event) <= frame.now ? t.stopped : t.states[state]}</p>
      {state === 'pending' ? <p>{t.pending}</p> : null}
      {state === 'declined' && decisionReason ? <p>{t.declinedBecause(decisionReason)}</p> : null}
      <HeldPlace {...{ frame, event, registration, places }} />
      {position !== null && places.length === 1 ? <p class="position">{t.position(position)}</p> : null}
      {event.endsAt <= frame.now ? <p>{t.eventOver}</p> : null}
    </div>
  )
}

/** The kind of the place that is held, where there are several. */
function HeldPlace({
  frame,
  event,
  registration,
  places,
}: { frame: Frame } & Pick<Ticket, 'event' | 'registration' | 'places'>) {
  const kind = heldKind({ registration, places })
  if (places.length < 2 || !kind) return null
  return (
    <p class="position">
      {messages(frame.locale).attendee.line.held} <PlaceKindName {...{ kind, event }} locale={frame.locale} />
    </p>
  )
}

/** Each line in which the person stands, and in words how it moves. */
export function Lines({ frame, ticket }: StandingProps) {
  const { locale } = frame
  const { event, registration, lines } = ticket
  const t = messages(locale).attendee.line
  const isNowhere = registration.state === 'waitlisted' && lines.length === 0
  if (lines.length === 0 && !isNowhere) return null
  const stops = lineStopsAt(event)
  return (
    <section aria-labelledby="line">
      <h2 id="line">{t.title}</h2>
      {isNowhere ? <p>{t.nowhere}</p> : null}
      <ul>
        {lines.map((line) => (
          <li>{t.standing(placeKindName(line, locale, event), figure(locale, line.position))}</li>
        ))}
      </ul>
      {registration.state === 'confirmed' ? <p>{t.keeps}</p> : null}
      {stops <= frame.now ? <Stopped {...{ frame, ticket }} /> : <Moving {...{ frame, event }} />}
    </section>
  )
}

/** How the lines move, and until when. */
function Moving({ frame: { locale }, event }: Pick<StandingProps, 'frame'> & Pick<Ticket, 'event'>) {
  const t = messages(locale).attendee.line
  return (
    <>
      <p>{t.order}</p>
      <p>{t[event.waitlistMode]}</p>
      <p>{t.until(momentInWords(lineStopsAt(event), locale, event.timeZone))}</p>
    </>
  )
}

/** That they move no more, and what is left to who has no place. */
function Stopped({ frame: { locale }, ticket }: StandingProps) {
  const t = messages(locale).attendee.line
  const free = freeChoices(ticket).map((kind) => placeKindName(kind, locale, ticket.event))
  const isWithout = ticket.registration.state === 'waitlisted'
  return (
    <>
      <p>{t.stopped}</p>
      {isWithout ? <p>{t.stoppedNext}</p> : null}
      {isWithout && free.length > 0 ? <p>{t.stoppedFree(free.join(' · '))}</p> : null}
    </>
  )
}

/** What happened so far; nothing before more than the registration itself has. */
export function TicketLog({ frame, ticket }: StandingProps) {
  const { event, registration, offers, places } = ticket
  const { decision, state } = registration
  if (offers.length === 0 && (!decision || state === 'pending')) return null
  return (
    <section aria-labelledby="log">
      <h2 id="log">{messages(frame.locale).attendee.log.title}</h2>
      <WaitlistLog {...{ frame, event, registration, offers, places }} />
    </section>
  )
}
