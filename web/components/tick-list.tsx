import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { Fault } from './field.tsx'

interface TickListProps {
  form: FormState
  name: string
  label: string
  locale: Locale
  choices: readonly { value: string; label: string }[]
  hint?: string
}

/** Several things to choose from, a tick each; what is ticked stands in the form with blanks between. */
export function TickList({ form, name, label, locale, choices, hint }: TickListProps) {
  const ticked = (form.values[name] ?? '').split(' ')
  return (
    <fieldset class="field" id={name} tabindex={-1}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <div class="ticks">
        {choices.map(({ value, label: text }) => (
          <div class="check">
            <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={ticked.includes(value)} />
            <label for={`${name}-${value}`}>{text}</label>
          </div>
        ))}
      </div>
      <Fault form={form} path={name} locale={locale} />
    </fieldset>
  )
}
