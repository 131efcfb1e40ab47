import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { SessionChoices } from '#worker/domain/programme/queries.ts'
import { maxLength, SessionFields } from '#worker/domain/programme/schema.ts'
import { sessionKinds } from '#worker/domain/programme/table.ts'
import { ChoiceField } from './choice-field.tsx'
import { Conflict, type TwoVersions } from './conflict.tsx'
import { DelegationFields, delegationLabels } from './delegation-fields.tsx'
import { FaultSummary } from './fault-summary.tsx'
import { Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'
import { LanguageFields, PlaceFields, placeInWords, placeLabels, StreamFields } from './session-place-fields.tsx'

interface SessionFormProps {
  frame: Frame
  event: EventRow
  form: FormState
  choices: SessionChoices
  /** Where it is posted. */
  path: string
  submit: string
  /** Where somebody saved while this was typed. */
  conflict?: TwoVersions | undefined
}

/** The fields of a session, for a new one and for one that is edited. */
export function SessionForm({ frame, event, form, choices, path, submit, conflict }: SessionFormProps) {
  const { locale } = frame
  const { console: texts, public: words } = messages(locale)
  const t = texts.sessions
  const inWords = placeInWords({ locale, event, choices })
  const kinds = sessionKinds.map((value) => ({ value, label: words.event.sessionKinds[value] }))
  const shared = { form, locale }
  const field = { ...shared, schema: SessionFields }
  const { kind, abstract, startsAt, endsAt, position } = t
  const own = { title: t.sessionTitle, kind, abstract, startsAt, endsAt, position }
  const labels = { ...own, ...placeLabels(locale), ...delegationLabels(locale) }
  return (
    <>
      <FaultSummary form={form} labels={labels} locale={locale} />
      {conflict ? (
        <Conflict
          {...conflict}
          {...{ frame, labels, path }}
          inWords={(name, value) =>
            kinds.find((one) => name === 'kind' && one.value === value)?.label ?? inWords(name, value)
          }
          formId="session-form"
        />
      ) : null}
      <form id="session-form" method="post" action={link(frame, path)} class="form-column" novalidate>
        <input type="hidden" name="revision" value={form.values.revision ?? ''} />
        <LocalizedField
          {...shared}
          name="title"
          label={t.sessionTitle}
          languages={event.languages}
          maxLength={maxLength.title}
        />
        <ChoiceField {...shared} name="kind" label={t.kind} choices={kinds} />
        <p class="hint">{t.timeHint(event.timeZone)}</p>
        <div class="pair">
          <Field {...field} name="startsAt" label={t.startsAt} type="datetime-local" />
          <Field {...field} name="endsAt" label={t.endsAt} type="datetime-local" />
        </div>
        <PlaceFields {...shared} event={event} choices={choices} />
        <LocalizedField
          {...shared}
          name="abstract"
          label={t.abstract}
          languages={event.languages}
          maxLength={maxLength.abstract}
          rows={4}
        />
        <DelegationFields {...shared} languages={event.languages} />
        <LanguageFields {...shared} event={event} />
        <StreamFields {...shared} />
        <Field {...field} name="internalNote" label={t.internalNote} hint={t.internalNoteHint} rows={2} />
        <Field {...field} name="position" label={t.position} hint={t.positionHint} type="number" />
        <div class="actions">
          <button type="submit">{submit}</button>
        </div>
      </form>
    </>
  )
}
