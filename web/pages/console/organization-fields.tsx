import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { contentLanguages, type Locale, locales } from '#worker/core/text/languages.ts'
import { nameLength, noticeLength, OrganizationForm } from '#worker/domain/organizations/schema.ts'

interface FieldsProps {
  form: FormState
  locale: Locale
}

const others = contentLanguages.filter((language) => !locales.some((locale) => locale === language))

/** The fault of the whole text stands once, above; below are only those of single languages. */
const within = (form: FormState, name: string): FormState => ({
  ...form,
  faults: Object.fromEntries(Object.entries(form.faults).filter(([path]) => path !== name)),
})

interface TextProps extends FieldsProps {
  name: 'name' | 'privacyNotice'
  label: string
  hint: string
  maxLength: number
  rows?: number
}

/** A text in the interface's languages, with the rarer ones folded away until one of them is used. */
function Text({ form, locale, name, label, hint, ...limits }: TextProps) {
  const t = messages(locale).console.organization
  const isUsed = others.some((language) => form.values[`${name}.${language}`] || form.faults[`${name}.${language}`])
  return (
    <div id={name}>
      <LocalizedField {...{ form, locale, name, label, hint, ...limits }} languages={locales} />
      <details open={isUsed}>
        <summary>
          {t.moreLanguages}: {label}
        </summary>
        <LocalizedField {...{ locale, name, label, ...limits }} form={within(form, name)} languages={others} />
      </details>
    </div>
  )
}

/** How the institution is called and where its page stands. */
export function NameFields({ form, locale, slugHint }: FieldsProps & { slugHint: string }) {
  const t = messages(locale).console.organization
  const shared = { schema: OrganizationForm, form, locale }
  return (
    <>
      <Text {...{ form, locale }} name="name" label={t.name} hint={t.nameHint} maxLength={nameLength} />
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
      <Text
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
