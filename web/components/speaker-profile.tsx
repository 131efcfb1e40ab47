import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Partner } from '#worker/domain/speakers/affiliation.ts'
import { maxLength, SpeakerFields } from '#worker/domain/speakers/schema.ts'
import { Conflict, type TwoVersions } from './conflict.tsx'
import { FaultSummary } from './fault-summary.tsx'
import { Field } from './field.tsx'
import { speakerLabels } from './speaker-fields.tsx'
import { TextInLanguages } from './text-in-languages.tsx'

interface SpeakerProfileProps {
  frame: Frame
  form: FormState
  /** The organizations that are offered as affiliation; any other may be typed. */
  partners: readonly Partner[]
  /** Where it is posted. */
  path: string
  submit: string
  /** Where somebody saved while this was typed. */
  conflict?: TwoVersions | undefined
}

/** The form of a whole profile, in every language: whatever is said of a person outlives the languages of one event. */
export function SpeakerProfileForm({ frame, form, partners, path, submit, conflict }: SpeakerProfileProps) {
  const { locale } = frame
  const { sessions: words, speakers: t } = messages(locale).console
  const text = { form, locale }
  const labels = { ...speakerLabels(locale), organization: t.organization, biography: t.biography }
  const { honorific, speakerPosition: position, affiliation } = words
  return (
    <>
      <FaultSummary form={form} labels={labels} locale={locale} />
      {conflict ? (
        <Conflict {...conflict} {...{ frame, labels, path }} inWords={(_, value) => value} formId="speaker-form" />
      ) : null}
      <p class="muted">{t.hint}</p>
      <form id="speaker-form" method="post" action={link(frame, path)} class="form-column" novalidate>
        <input type="hidden" name="revision" value={form.values.revision ?? ''} />
        <Field {...text} schema={SpeakerFields} name="name" label={words.name} hint={words.nameHint} />
        <Field {...text} schema={SpeakerFields} name="nativeName" label={words.nativeName} />
        <TextInLanguages
          {...text}
          name="honorific"
          label={honorific}
          hint={words.honorificHint}
          maxLength={maxLength.honorific}
        />
        <TextInLanguages {...text} name="position" label={position} maxLength={maxLength.position} />
        <TextInLanguages {...text} name="affiliation" label={affiliation} maxLength={maxLength.affiliation} />
        <Field
          {...text}
          schema={SpeakerFields}
          name="organization"
          label={t.organization}
          hint={t.organizationHint}
          list="partners"
        />
        <datalist id="partners">
          {partners.map(({ slug, name, shortName }) => (
            <option value={slug}>{`${shortName}, ${plain(name, locale)}`}</option>
          ))}
        </datalist>
        <TextInLanguages
          {...text}
          name="biography"
          label={t.biography}
          hint={t.biographyHint}
          maxLength={maxLength.biography}
          rows={6}
        />
        <div class="actions">
          <button type="submit">{submit}</button>
        </div>
      </form>
    </>
  )
}
