import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { MaterialSession } from '#worker/domain/materials/queries.ts'
import { MaterialFields as Fields, maxMaterialTitleLength } from '#worker/domain/materials/schema.ts'
import { audiences, licences, materialKinds, releaseRules } from '#worker/domain/materials/table.ts'
import { ChoiceField } from './choice-field.tsx'
import { FaultSummary } from './fault-summary.tsx'
import { Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'

interface MaterialFieldsProps {
  frame: Frame
  event: EventRow
  sessions: readonly MaterialSession[]
  form: FormState
}

const choicesOf = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, label: labels[value] }))

/** The inputs of a material: what it is, whose, when it is given out, to whom, and what they may do with it. */
export function MaterialFields({ frame, event, sessions, form }: MaterialFieldsProps) {
  const { locale } = frame
  const t = messages(locale).materials
  const f = t.fields
  const shared = { form, locale }
  const ofSessions = sessions.map(({ id, number, title }) => ({
    value: id,
    label: `${number}. ${plain(title, locale, event.languages)}`,
  }))
  const { title, url, releaseAt, session } = f
  return (
    <>
      <FaultSummary form={form} labels={{ title, url, releaseAt, session }} locale={locale} />
      <ChoiceField {...shared} name="kind" label={f.kind} choices={choicesOf(materialKinds, t.kinds)} />
      <ChoiceField
        {...shared}
        name="session"
        label={f.session}
        choices={[{ value: '', label: t.ofEvent }, ...ofSessions]}
      />
      <LocalizedField
        {...shared}
        name="title"
        label={f.title}
        languages={event.languages}
        maxLength={maxMaterialTitleLength}
      />
      <Field {...shared} schema={Fields} name="url" label={f.url} hint={f.urlHint} type="url" />
      <ChoiceField
        {...shared}
        name="releaseRule"
        label={f.releaseRule}
        choices={choicesOf(releaseRules, t.releaseRules)}
      />
      <Field
        {...shared}
        schema={Fields}
        name="releaseAt"
        label={f.releaseAt}
        hint={f.releaseAtHint(event.timeZone)}
        type="datetime-local"
      />
      <ChoiceField {...shared} name="audience" label={f.audience} choices={choicesOf(audiences, t.audiences)} />
      <ChoiceField {...shared} name="licence" label={f.licence} choices={choicesOf(licences, t.licences)} />
    </>
  )
}
