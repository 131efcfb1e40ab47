import { Field } from '#web/components/field.tsx'
import { TextInLanguages } from '#web/components/text-in-languages.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { nameLength, noticeLength, OrganizationForm } from '#worker/domain/organizations/schema.ts'

interface FieldsProps {
  form: FormState
  locale: Locale
}

/** How the institution is called and where its page stands. */
export function NameFields({ form, locale, slugHint }: FieldsProps & { slugHint: string }) {
  const t = messages(locale).console.organization
  const shared = { schema: OrganizationForm, form, locale }
  return (
    <>
      <TextInLanguages {...{ form, locale }} name="name" label={t.name} hint={t.nameHint} maxLength={nameLength} />
      <Field {...shared} name="shortName" label={t.shortName} hint={t.shortNameHint} />
      <Field {...shared} name="slug" label={t.slug} hint={slugHint} />
    </>
  )
}

/** How it is reached, and what it promises to those who register. */
export function ContactFields({ form, locale }: FieldsProps) {
  const t = messages(locale).console.organization
  const shared = { schema: OrganizationForm, form, locale }
  return (
    <>
      <Field {...shared} name="website" label={t.website} type="url" />
      <Field {...shared} name="contactEmail" label={t.contactEmail} type="email" hint={t.contactHint} />
      <TextInLanguages
        {...{ form, locale }}
        name="privacyNotice"
        label={t.privacyNotice}
        hint={t.privacyHint}
        maxLength={noticeLength}
        rows={8}
      />
    </>
  )
}

/** The names of the fields, for the summary of mistakes. */
export function fieldLabels(locale: Locale): Record<string, string> {
  const { name, shortName, slug, website, contactEmail, privacyNotice } = messages(locale).console.organization
  return { name, shortName, slug, website, contactEmail, privacyNotice }
}
