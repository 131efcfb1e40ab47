import { describedBy, Fault } from '#web/components/field.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'

interface ConsentProps {
  frame: Frame
  form: FormState
  /** The organization that keeps the data; absent while the database does not answer. */
  keeper?: Pick<OrganizationRow, 'slug'> | undefined
}

/** The agreement, its sentence as it will be kept, and the privacy notice beside it. */
export function Consent({ frame, form, keeper }: ConsentProps) {
  const t = messages(frame.locale).attendee.register
  return (
    <div class="field">
      <div class="check">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value="on"
          required
          checked={form.values.consent === 'on'}
          {...describedBy(form, 'consent', false)}
        />
        <label for="consent">{t.consent}</label>
      </div>
      <Fault form={form} path="consent" locale={frame.locale} />
      {keeper ? (
        <p>
          <a href={link(frame, `/organizations/${keeper.slug}#privacy`)}>{t.privacy}</a>
        </p>
      ) : null}
    </div>
  )
}
