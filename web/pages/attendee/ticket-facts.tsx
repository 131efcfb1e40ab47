import { Phrase } from '#web/components/phrase.tsx'
import { When } from '#web/components/when.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { ownPlace } from '#worker/domain/registrations/own-place.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'

interface FactsProps {
  frame: Frame
  ticket: Ticket
}

/** The kind of the place that is confirmed. */
export const heldKind = ({ registration, places }: Pick<Ticket, 'registration' | 'places'>) =>
  registration.state === 'confirmed' ? places.find(({ id }) => id === registration.placeKindId) : undefined

/** Where the holder of a place goes; who has none yet reads where the event is. */
function Place({ frame: { locale }, ticket }: FactsProps) {
  const { event } = ticket
  const kind = heldKind(ticket)
  const parts = kind ? ownPlace(event, kind) : [event.place]
  if (parts.length === 0) return null
  return (
    <>
      <dt>{messages(locale).attendee.ticket.place}</dt>
      <dd>
        {parts.map((part) => (
          <p>
            <Phrase value={part} locale={locale} order={event.languages} />
          </p>
        ))}
      </dd>
    </>
  )
}

/** The link, for whom its rule allows it; who has a place online and no link yet is told that it will stand here. */
function Online({ frame: { locale }, ticket }: FactsProps) {
  const { event, registration } = ticket
  const t = messages(locale).attendee.ticket
  const mayFollow = registration.state === 'confirmed' || event.onlineRule === 'always'
  const waits = !event.onlineUrl && heldKind(ticket)?.type === 'online'
  // Nobody joins what is cancelled.
  if (event.state !== 'published' || !(waits || (event.onlineUrl && mayFollow))) return null
  return (
    <>
      <dt>{t.online}</dt>
      <dd>{event.onlineUrl ? <a href={event.onlineUrl}>{event.onlineUrl}</a> : t.linkFollows}</dd>
    </>
  )
}

/** For whom, when, and where this person goes. */
export function TicketFacts(props: FactsProps) {
  const { frame, ticket } = props
  const { event, registration } = ticket
  const t = messages(frame.locale).attendee.ticket
  return (
    <dl class="facts">
      <dt>{t.holder}</dt>
      <dd>{registration.name}</dd>
      <dt>{t.when}</dt>
      <dd>
        <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={frame.locale} />
      </dd>
      <Place {...props} />
      <Online {...props} />
    </dl>
  )
}
