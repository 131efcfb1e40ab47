import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { ContentLanguage, Locale } from '#worker/core/text/languages.ts'
import { maxLength, SpeakerProfile } from '#worker/domain/speakers/schema.ts'
import { Field } from './field.tsx'
import { LocalizedField } from './localized-field.tsx'

interface SpeakerFieldsProps {
  form: FormState
  locale: Locale
  languages: readonly ContentLanguage[]
}

/** What is asked of a person who contributes. */
export function SpeakerFields({ form, locale, languages }: SpeakerFieldsProps) {
  const t = messages(locale).console.sessions
  const field = { schema: SpeakerProfile, form, locale }
  const text = { form, locale, languages }
  return (
    <>
      <Field {...field} name="name" label={t.name} hint={t.nameHint} />
      <Field {...field} name="nativeName" label={t.nativeName} />
      <LocalizedField
        {...text}
        name="honorific"
        label={t.honorific}
        hint={t.honorificHint}
        maxLength={maxLength.honorific}
      />
      <LocalizedField {...text} name="position" label={t.speakerPosition} maxLength={maxLength.position} />
      <LocalizedField {...text} name="affiliation" label={t.affiliation} maxLength={maxLength.affiliation} />
    </>
  )
}

/** The labels of the fields, for the summary of faults. */
export function speakerLabels(locale: Locale): Record<string, string> {
  const { name, nativeName, honorific, speakerPosition, affiliation, role } = messages(locale).console.sessions
  return { name, nativeName, honorific, position: speakerPosition, affiliation, role }
}
