import type { Locale } from '#worker/core/text/languages.ts'

/** What stands between a label and what it introduces: French keeps the colon off the word, on its line. */
export const colon = (locale: Locale): string => (locale === 'fr' ? '\u00a0: ' : ': ')
