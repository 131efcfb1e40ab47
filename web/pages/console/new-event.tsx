import { EventFields, eventLabels } from '#web/components/event-fields.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { shownLanguages } from '#worker/domain/events/form.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'

interface NewEventProps {
  frame: Frame
  organization: OrganizationRow
  form: FormState
}

/** The form that begins an event. */
export function NewEventPage({ frame, organization, form }: NewEventProps) {
  const t = messages(frame.locale).console.event
  const path = `/console/organizations/${organization.slug}`
  const languages = [...new Set([...shownLanguages(form), ...locales])]
  return (
    <ConsoleDocument frame={frame} title={t.createTitle} crumbs={[{ href: path, label: organization.shortName }]}>
      <h1>{t.createTitle}</h1>
      <FaultSummary form={form} labels={eventLabels(frame.locale)} locale={frame.locale} />
      <form method="post" action={link(frame, `${path}/events/new`)} class="form-column" novalidate>
        <p class="muted">{t.createNext}</p>
        <EventFields form={form} locale={frame.locale} languages={languages} />
        <div class="actions">
          <button type="submit">{t.create}</button>
        </div>
      </form>
    </ConsoleDocument>
  )
}
