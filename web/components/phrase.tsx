import type { ContentLanguage } from '#worker/core/text/languages.ts'
import { type Localized, phrase } from '#worker/core/text/localized.ts'

/** A text in the page's language, else the visible fallback with its own `lang`. */
export function Phrase({
  value,
  locale,
  order,
}: {
  value: Localized
  locale: string
  order: readonly ContentLanguage[]
}) {
  const found = phrase(value, locale, order)
  if (!found) return null
  return found.lang === locale ? (
    found.text
  ) : (
    <span class="fallback" lang={found.lang}>
      {found.text}
    </span>
  )
}
