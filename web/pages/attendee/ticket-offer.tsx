import { isoWithOffset, momentInWords, spanInWords, zoneInWords } from '#web/components/dates.ts'
import { ownPlaceInWords } from '#web/components/own-place.ts'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'

interface OfferProps {
  frame: Frame
  /** The ticket's own path, with the token. */
  path: string
  ticket: Ticket
}

const kindOf = ({ ticket: { places } }: OfferProps, id: string) => places.find((place) => place.id === id)

const kindName = (props: OfferProps, id: string): string => {
  const kind = kindOf(props, id)
  return kind ? placeKindName(kind, props.frame.locale, props.ticket.event) : ''
}

/** Where the offered place is, told beside it: the facts below tell of the place that is held. */
function Where(props: OfferProps & { id: string }) {
  const kind = kindOf(props, props.id)
  if (!kind || kind.type === 'online') return null
  return <p>{ownPlaceInWords(props.ticket.event, kind, props.frame.locale)}</p>
}

/** What declining leaves: the place that is held, the other lines, or nothing. */
function consequence(props: OfferProps): string {
  const { registration, lines } = props.ticket
  const t = messages(props.frame.locale).attendee.offer
  if (registration.state === 'confirmed') return t.keeps(kindName(props, registration.placeKindId))
  return lines.length > 0 ? t.leavesLine : t.ends
}

/** The place that is held until a moment, with the two answers; nothing where none is. */
export function TicketOffer(props: OfferProps) {
  const { frame, path, ticket } = props
  const { locale } = frame
  const t = messages(locale).attendee.offer
  const offer = ticket.offers.find(({ state }) => state === 'open')
  if (!offer?.expiresAt) return null
  const { expiresAt } = offer
  const zone = ticket.event.timeZone
  const when = `${momentInWords(expiresAt, locale, zone)}, ${zoneInWords(expiresAt, locale, zone)}`
  const isOver = expiresAt <= frame.now
  return (
    <section class="notice warn offer" aria-labelledby="offer">
      <h2 id="offer">{(isOver ? t.wasHeld : t.title)(kindName(props, offer.placeKindId))}</h2>
      <Where {...props} id={offer.placeKindId} />
      {isOver ? (
        <p>{t.isOver}</p>
      ) : (
        <>
          <p>
            <time datetime={isoWithOffset(expiresAt, zone)}>{t.until(when)}</time>{' '}
            {t.left(spanInWords(expiresAt.getTime() - frame.now.getTime(), locale))}
          </p>
          <form method="post" action={link(frame, `${path}/offers/${offer.id}/acceptance`)}>
            <button type="submit">{t.accept}</button>
          </form>
          <details>
            <summary>{t.decline}</summary>
            <p>{consequence(props)}</p>
            <form method="post" action={link(frame, `${path}/offers/${offer.id}/refusal`)}>
              <button type="submit" class="danger">
                {t.declineConfirm}
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  )
}
