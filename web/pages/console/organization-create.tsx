import { FaultSummary } from '#web/components/fault-summary.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { fieldLabels, NameFields } from './organization-fields.tsx'

/** The form of a new organization: only what it needs to exist. */
export function OrganizationCreatePage({ frame, form }: { frame: Frame; form: FormState }) {
  const { locale } = frame
  const t = messages(locale).console.organization
  return (
    <ConsoleDocument frame={frame} title={t.createTitle}>
      <h1>{t.createTitle}</h1>
      <p>{t.createIntro}</p>
      <FaultSummary form={form} labels={fieldLabels(locale)} locale={locale} />
      <form method="post" action={link(frame, '/console/organizations')} class="form-column">
        <NameFields form={form} locale={locale} slugHint={t.slugHint} />
        <button type="submit">{t.create}</button>
      </form>
    </ConsoleDocument>
  )
}
