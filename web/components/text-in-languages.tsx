import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { contentLanguages, type Locale, locales } from '#worker/core/text/languages.ts'
import { LocalizedField } from './localized-field.tsx'

const others = contentLanguages.filter((language) => !locales.some((locale) => locale === language))

/** The fault of the whole text stands once, above; below are only those of single languages. */
const within = (form: FormState, name: string): FormState => ({
  ...form,
  faults: Object.fromEntries(Object.entries(form.faults).filter(([path]) => path !== name)),
})

interface TextProps {
  form: FormState
  locale: Locale
  name: string
  label: string
  hint?: string
  maxLength: number
  rows?: number
}

/** A text in the interface's languages and in those it has already, with the rest folded away. */
export function TextInLanguages({ form, locale, name, label, hint, ...limits }: TextProps) {
  const t = messages(locale).console.organization
  const { used = [], rest = [] } = Object.groupBy(others, (language) =>
    form.values[`${name}.${language}`] || form.faults[`${name}.${language}`] ? 'used' : 'rest',
  )
  return (
    <div id={name}>
      <LocalizedField
        {...{ form, locale, name, label, ...(hint ? { hint } : {}), ...limits }}
        languages={[...locales, ...used]}
      />
      {rest.length === 0 ? null : (
        <details>
          <summary>
            {t.moreLanguages}
            {colon(locale)}
            {label}
          </summary>
          <LocalizedField {...{ locale, name, label, ...limits }} form={within(form, name)} languages={rest} />
        </details>
      )}
    </div>
  )
}
