import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { ContentLanguage, Locale } from '#worker/core/text/languages.ts'
import { describedBy, Fault } from './field.tsx'

interface LocalizedFieldProps {
  form: FormState
  name: string
  label: string
  locale: Locale
  languages: readonly ContentLanguage[]
  maxLength: number
  hint?: string
  rows?: number
}

/** One text in several content languages, an input each, named `title.vi`. */
export function LocalizedField({ form, name, label, locale, languages, maxLength, hint, rows }: LocalizedFieldProps) {
  const t = messages(locale).shared
  return (
    <fieldset class="field localized">
      <legend>{label}</legend>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {languages.map((language) => {
        const path = `${name}.${language}`
        const shared = { id: path, name: path, maxlength: maxLength, lang: language, ...describedBy(form, path, false) }
        return (
          <div class="language">
            <label for={path}>{t.languages[language]}</label>
            {rows ? (
              <textarea {...shared} rows={rows}>
                {form.values[path] ?? ''}
              </textarea>
            ) : (
              <input {...shared} type="text" value={form.values[path] ?? ''} />
            )}
            <Fault form={form} path={path} locale={locale} />
          </div>
        )
      })}
      <Fault form={form} path={name} locale={locale} />
    </fieldset>
  )
}
