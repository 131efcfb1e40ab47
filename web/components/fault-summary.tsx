import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'

/** What was refused, in one place with links to the fields; takes the focus after a mistake. */
export function FaultSummary({
  form,
  labels,
  locale,
}: {
  form: FormState
  labels: Record<string, string>
  locale: Locale
}) {
  const faults = Object.entries(form.faults)
  if (faults.length === 0) return null
  const t = messages(locale).shared
  return (
    <div class="fault-summary" role="alert" tabindex={-1} autofocus>
      <h2>{t.mistakes}</h2>
      <ul>
        {faults.map(([path, fault]) => (
          <li>
            <a href={`#${path}`}>
              {labels[path] ?? labels[path.replace(/\.[^.]+$/, '')] ?? labels[path.split('.')[0] ?? ''] ?? path}
            </a>
            {colon(locale)}
            {t.faults[fault]}
          </li>
        ))}
      </ul>
    </div>
  )
}
