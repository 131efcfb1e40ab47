import { placeKindName } from '#web/components/place-kind-name.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { choicesOf, freeChoices, preferencesOf } from '#worker/domain/registrations/choices.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'
import { lineStopsAt } from '#worker/domain/registrations/rules.ts'
import { PlaceChoices } from './preferences.tsx'

interface ChoicesProps {
  frame: Frame
  /** The ticket's own path, with the token. */
  path: string
  ticket: Ticket
  /** What was chosen just now, where it was refused. */
  form?: FormState | undefined
}

/** Which places a registration would take, as the form holds it. */
const formOfChoices = ({ registration }: Ticket): FormState => ({
  values: Object.fromEntries(preferencesOf(registration).map((id, index) => [`preference.${index + 1}`, id])),
  faults: {},
})

/** The same choices as on the form, for whoever holds or waits for a place and has a choice. */
export function TicketChoices({ frame, path, ticket, form }: ChoicesProps) {
  const { event, registration, places } = ticket
  const t = messages(frame.locale).attendee.ticket
  const kinds = choicesOf(places, registration)
  const isWaiting = registration.state === 'waitlisted'
  const isNowhere = isWaiting && ticket.lines.length === 0
  const free = isWaiting ? freeChoices(ticket).map((kind) => placeKindName(kind, frame.locale, event)) : []
  if (registration.state === 'pending' || (kinds.length < 2 && !isNowhere)) return null
  // Once the lines have stopped, a choice moves nothing.
  if (lineStopsAt(event) <= frame.now) return null
  return (
    <details class="choices" open={form !== undefined || isNowhere || free.length > 0}>
      <summary>{t.choices}</summary>
      {free.length > 0 ? <p class="notice">{t.choicesFree(free.join(' · '))}</p> : null}
      <p>{t.choicesHint}</p>
      <form method="post" action={link(frame, `${path}/places`)} class="person-form">
        <PlaceChoices {...{ frame, event, kinds }} form={form ?? formOfChoices(ticket)} />
        <p class="actions">
          <button type="submit" class="secondary">
            {t.choicesSave}
          </button>
        </p>
      </form>
    </details>
  )
}
