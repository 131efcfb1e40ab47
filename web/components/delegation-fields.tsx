import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { ContentLanguage, Locale } from '#worker/core/text/languages.ts'
import { maxDelegations, maxLength } from '#worker/domain/programme/schema.ts'
import { LocalizedField } from './localized-field.tsx'

const places = Array.from({ length: maxDelegations }, (_, index) => ({
  name: `delegations.${index}`,
  number: index + 1,
}))

interface DelegationFieldsProps {
  form: FormState
  locale: Locale
  languages: readonly ContentLanguage[]
}

/** Who signs with whom: folded away unless the session is a ceremony or names somebody already. */
export function DelegationFields({ form, locale, languages }: DelegationFieldsProps) {
  const t = messages(locale).console.sessions
  const isNamed = Object.entries({ ...form.values, ...form.faults }).some(
    ([path, value]) => path.startsWith('delegations.') && value !== '',
  )
  return (
    <details class="field" id="delegations" open={isNamed || form.values.kind === 'ceremony'}>
      <summary>{t.delegations}</summary>
      <p class="hint">{t.delegationsHint}</p>
      <div class="delegations">
        {places.map(({ name, number }) => (
          <LocalizedField
            {...{ form, locale, languages, name }}
            label={t.delegation(number)}
            maxLength={maxLength.delegation}
          />
        ))}
      </div>
    </details>
  )
}

/** The labels of these fields, for the summary of faults and for two versions side by side. */
export function delegationLabels(locale: Locale): Record<string, string> {
  const t = messages(locale).console.sessions
  return Object.fromEntries(places.map(({ name, number }) => [name, t.delegation(number)]))
}
