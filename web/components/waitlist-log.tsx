import { isoWithOffset, momentInWords } from '#web/components/dates.ts'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { OfferRow, PlaceKindRow, RegistrationRow } from '#worker/domain/registrations/table.ts'
import { placeKindName } from './place-kind-name.tsx'

interface LogProps {
  frame: Frame
  event: EventRow
  registration: RegistrationRow
  offers: readonly OfferRow[]
  places: readonly Pick<PlaceKindRow, 'id' | 'name' | 'type'>[]
}

interface Line {
  at: Date
  words: string
  reason?: string | null
}

/** The lines of one offer: how it was made, and what became of it. */
function linesOf(offer: OfferRow, { frame, event, places }: LogProps): Line[] {
  const t = messages(frame.locale).attendee.log
  const found = places.find(({ id }) => id === offer.placeKindId)
  const kind = found ? placeKindName(found, frame.locale, event) : ''
  const { madeAt, expiresAt, settledAt, state, reason } = offer
  if (!expiresAt) return [{ at: madeAt, words: offer.madeBy ? t.given(kind) : t.got(kind), reason }]
  const made = { at: madeAt, words: t.offered(kind, momentInWords(expiresAt, frame.locale, event.timeZone)) }
  return state === 'open' || !settledAt ? [made] : [made, { at: settledAt, words: t.settled[state](kind) }]
}

/** What happened to a registration, the first thing first. */
function allLines(props: LogProps): Line[] {
  const { frame, registration, offers } = props
  const { createdAt, number, state, decision, decidedAt, decisionReason, cancelledAt } = registration
  const t = messages(frame.locale).attendee.log
  return [
    { at: createdAt, words: t.registered(figure(frame.locale, number)) },
    // Nobody is told of a decision before it is announced.
    ...(decision && decidedAt && state !== 'pending'
      ? [{ at: decidedAt, words: t[decision], reason: decisionReason }]
      : []),
    ...offers.flatMap((offer) => linesOf(offer, props)),
    ...(cancelledAt ? [{ at: cancelledAt, words: t.cancelled }] : []),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** The log of a registration's waiting: what, when in the event's zone, and why. */
export function WaitlistLog(props: LogProps) {
  const { frame, event } = props
  const { locale } = frame
  const t = messages(locale).attendee.log
  return (
    <ol class="waitlist-log">
      {allLines(props).map(({ at, words, reason }) => (
        <li>
          <time datetime={isoWithOffset(at, event.timeZone)}>{momentInWords(at, locale, event.timeZone)}</time>
          <span>{words}</span>
          {reason ? <span class="muted">{t.reason(reason)}</span> : null}
        </li>
      ))}
    </ol>
  )
}
