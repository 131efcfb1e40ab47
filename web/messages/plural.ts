import type { Locale } from '#worker/core/text/languages.ts'

interface Formats {
  numbers: Intl.NumberFormat
  rules: Intl.PluralRules
}

const formats = new Map<Locale, Formats>()

function formatsOf(locale: Locale): Formats {
  const made = formats.get(locale) ?? { numbers: new Intl.NumberFormat(locale), rules: new Intl.PluralRules(locale) }
  formats.set(locale, made)
  return made
}

/** A number as the language writes it. */
export const figure = (locale: Locale, n: number): string => formatsOf(locale).numbers.format(n)

/** The form of a phrase for a number (CLDR plural rules); `#` becomes the number. */
export function plural(locale: Locale, n: number, forms: { one?: string; other: string }): string {
  const form = formatsOf(locale).rules.select(n) === 'one' ? (forms.one ?? forms.other) : forms.other
  return form.replace('#', figure(locale, n))
}
