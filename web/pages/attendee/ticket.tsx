import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { ChoiceField } from '#web/components/choice-field.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { MaterialList } from '#web/components/material-list.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { type Messages, messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'
import { isCancellable } from '#worker/domain/registrations/rules.ts'
import { RegistrationChange } from '#worker/domain/registrations/schema.ts'
import { TicketChoices } from './ticket-choices.tsx'
import { heldKind, TicketFacts } from './ticket-facts.tsx'
import { TicketOffer } from './ticket-offer.tsx'
import { TicketPhotoConsent } from './ticket-photo-consent.tsx'
import { TicketSessions } from './ticket-sessions.tsx'
import { TicketSignUps } from './ticket-sign-ups.tsx'
import { Lines, Standing, TicketLog } from './ticket-standing.tsx'

interface TicketProps {
  frame: Frame
  /** The page's own path, with the token. */
  path: string
  ticket: Ticket
  form: FormState
  /** The choice of places as it was refused. */
  choices?: FormState | undefined
  /** What was just done, or came too late. */
  done: TicketNews | undefined
}

export type TicketNews = 'saved' | 'accepted' | 'declined' | 'kept' | 'late'

/** What was just done, once. */
function News({ frame, done }: Pick<TicketProps, 'frame' | 'done'>) {
  const { attendee, consent } = messages(frame.locale)
  const { ticket, offer } = attendee
  if (!done) return null
  return (
    <p class={`notice ${done === 'late' ? 'warn' : 'good'}`} role="status">
      {{ saved: ticket.saved, kept: consent.kept, ...offer }[done]}
    </p>
  )
}

/** The code for the door: the address of this page, which names nobody. */
function DoorCode({ frame, path }: Pick<TicketProps, 'frame' | 'path'>) {
  const t = messages(frame.locale).attendee.ticket
  return (
    <figure class="door-code">
      <div role="img" aria-label={t.code}>
        {raw(renderSVG(frame.origin + link(frame, path), { border: 4 }))}
      </div>
      <figcaption class="hint">{t.codeHint}</figcaption>
    </figure>
  )
}

function ChangeForm({ frame, path, ticket: { registration }, form }: Omit<TicketProps, 'done' | 'choices'>) {
  const { ticket: t, register } = messages(frame.locale).attendee
  const languages = messages(frame.locale).shared.languages
  const shared = { schema: RegistrationChange, form, locale: frame.locale }
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t.change}</h2>
      <p class="muted">
        {t.email} {registration.email}
      </p>
      <form method="post" action={link(frame, path)} class="person-form">
        <Field {...shared} name="name" label={register.name} autocomplete="name" />
        <Field {...shared} name="organization" label={register.organization} autocomplete="organization" />
        <ChoiceField
          {...shared}
          name="locale"
          label={register.locale}
          choices={locales.map((value) => ({ value, label: languages[value] }))}
        />
        <p class="actions">
          <button type="submit" class="secondary">
            {t.save}
          </button>
        </p>
      </form>
    </section>
  )
}

/** Two steps without script: the summary opens, the button cancels. */
function Cancellation({ frame, path }: Pick<TicketProps, 'frame' | 'path'>) {
  const t = messages(frame.locale).attendee.ticket
  return (
    <details class="cancellation">
      <summary>{t.cancel}</summary>
      <p>{t.cancelNext}</p>
      <form method="post" action={link(frame, `${path}/cancellation`)}>
        <button type="submit" class="danger">
          {t.confirmCancel}
        </button>
      </form>
    </details>
  )
}

const labels = ({ register: t, preferences }: Messages['attendee']) => ({
  name: t.name,
  organization: t.organization,
  locale: t.locale,
  preference: preferences.label,
})

/** The ticket: where it stands, the code, the facts, the calendar, changes and cancellation. */
export function TicketPage(props: TicketProps) {
  const { frame, path, ticket, form, choices, done } = props
  const { event, registration } = ticket
  const t = messages(frame.locale).attendee.ticket
  const title = plain(event.title, frame.locale, event.languages)
  const kind = heldKind(ticket)
  // Whoever follows online passes no door.
  const hasDoor = kind !== undefined && kind.type !== 'online'
  const isLive = event.state !== 'cancelled' && isCancellable(registration.state, event, frame.now)
  return (
    <Document frame={frame} title={`${t.title} · ${title}`} unlisted islands={['copy-text.js']}>
      <FaultSummary form={choices ?? form} locale={frame.locale} labels={labels(messages(frame.locale).attendee)} />
      <h1>
        <Phrase value={event.title} locale={frame.locale} order={event.languages} />
      </h1>
      <News frame={frame} done={done} />
      {isLive ? <TicketOffer {...{ frame, path, ticket }} /> : null}
      <Standing frame={frame} ticket={ticket} />
      {isLive && hasDoor ? <DoorCode frame={frame} path={path} /> : null}
      {isLive ? <Lines frame={frame} ticket={ticket} /> : null}
      {isLive ? <TicketChoices {...{ frame, path, ticket }} form={choices} /> : null}
      <TicketFacts frame={frame} ticket={ticket} />
      <TicketLog frame={frame} ticket={ticket} />
      <TicketSignUps {...{ frame, path, ticket }} />
      <TicketSessions frame={frame} ticket={ticket} />
      <MaterialList {...{ frame, event }} materials={ticket.materials} under={path} />
      {ticket.takesPhotos ? (
        <p>
          <a href={link(frame, `${path}/photos`)}>{messages(frame.locale).photos.sending.link}</a>
        </p>
      ) : null}
      <TicketPhotoConsent {...{ frame, path, ticket }} />
      <p>
        <a href={link(frame, `/events/${event.slug}`)}>{t.toEvent}</a>
      </p>
      {registration.state === 'cancelled' && event.state === 'published' && event.endsAt > frame.now ? (
        <p>
          <a class="button" href={link(frame, `/events/${event.slug}/register`)}>
            {t.comeBack}
          </a>
        </p>
      ) : null}
      {isLive ? (
        <>
          <p>
            <a href={link(frame, `${path}/calendar`)}>{messages(frame.locale).calendars.personal.fromTicket}</a>
          </p>
          <CalendarButtons frame={frame} path={`/events/${event.slug}/calendar.ics`} name={title} />
          <ChangeForm frame={frame} path={path} ticket={ticket} form={form} />
          <Cancellation frame={frame} path={path} />
        </>
      ) : null}
    </Document>
  )
}
