import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { describedBy, Fault } from './field.tsx'

interface ChoiceFieldProps {
  form: FormState
  name: string
  label: string
  locale: Locale
  choices: readonly { value: string; label: string }[]
  hint?: string
}

/** A labelled select. */
export function ChoiceField({ form, name, label, locale, choices, hint }: ChoiceFieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <select id={name} name={name} {...describedBy(form, name, hint !== undefined)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={form.values[name] === choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Fault form={form} path={name} locale={locale} />
    </div>
  )
}
