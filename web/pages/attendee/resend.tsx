import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { ResendForm } from '#worker/domain/registrations/schema.ts'

interface ResendProps {
  frame: Frame
  event: Pick<EventRow, 'slug' | 'title' | 'languages'>
  form: FormState
}

/** Asks for the ticket's link again. */
export function ResendPage({ frame, event, form }: ResendProps) {
  const { resend: t, register } = messages(frame.locale).attendee
  return (
    <Document frame={frame} title={t.title} unlisted>
      <FaultSummary form={form} locale={frame.locale} labels={{ email: register.email }} />
      <h1>{t.title}</h1>
      <p>
        <strong>
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </strong>
      </p>
      <p>{t.intro}</p>
      <form method="post" action={link(frame, `/events/${event.slug}/ticket-link`)} class="person-form">
        <Field
          schema={ResendForm}
          form={form}
          name="email"
          type="email"
          label={register.email}
          locale={frame.locale}
          autocomplete="email"
        />
        <p class="actions">
          <button type="submit">{t.submit}</button>
        </p>
      </form>
      <p>
        <a href={link(frame, `/events/${event.slug}`)}>{register.toEvent}</a>
      </p>
    </Document>
  )
}

/** The one answer to a mailbox that is registered and to one that is not. */
export function LinkSentPage({ frame, slug }: { frame: Frame; slug: string }) {
  const { resend: t, register } = messages(frame.locale).attendee
  return (
    <Document frame={frame} title={t.sentTitle} unlisted>
      <h1>{t.sentTitle}</h1>
      <div class="notice" role="status">
        <p>{t.sent}</p>
        <p>{t.patience}</p>
      </div>
      <p>
        <a href={link(frame, `/events/${slug}`)}>{register.toEvent}</a>
      </p>
    </Document>
  )
}
