import * as z from 'zod'
import { type ContentLanguage, contentLanguages } from './languages.ts'

export type Localized = Partial<Record<ContentLanguage, string>>

/** One text in one language, as it is shown: `lang` tells when it is a fallback. */
export interface Phrase {
  text: string
  lang: ContentLanguage
}

/** The text in the wanted language, else in the event's languages by their order, else in any; undefined when empty. */
export function phrase(value: Localized | null | undefined, wanted: string, order: readonly ContentLanguage[] = []) {
  if (!value) return undefined
  const candidates = [wanted as ContentLanguage, ...order, ...contentLanguages]
  for (const lang of candidates) {
    const text = value[lang]
    if (text) return { text, lang } satisfies Phrase
  }
  return undefined
}

/** The plain text of `phrase`, or the empty string. */
export const plain = (value: Localized | null | undefined, wanted: string, order: readonly ContentLanguage[] = []) =>
  phrase(value, wanted, order)?.text ?? ''

/** All the texts of a Localized, for search columns. */
export const everyText = (value: Localized | null | undefined) => Object.values(value ?? {}).join(' ')

/** A form or JSON value `{ vi: …, en: … }`: trimmed, empty languages dropped, controls stripped, at most `maxLength` characters each. */
export const localizedSchema = (maxLength: number) =>
  z
    .partialRecord(z.enum(contentLanguages), z.string().max(maxLength).transform(cleanText))
    .transform((value) => Object.fromEntries(Object.entries(value).filter(([, text]) => text !== '')) as Localized)

/** `localizedSchema` for texts of one line, such as titles: what may reach a mail's header or a calendar's property. */
export const localizedLineSchema = (maxLength: number) =>
  localizedSchema(maxLength).transform(
    (value) =>
      Object.fromEntries(Object.entries(value).map(([language, text]) => [language, cleanLine(text)])) as Localized,
  )

/** Text without control characters (tab and newline stay), bidirectional overrides and lone surrogates; trimmed, NFC. */
export function cleanText(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufffd]/g,
      '',
    )
    .normalize('NFC')
    .trim()
}

/** `cleanText` on one line: every white space becomes one blank. For names, titles and anything that may reach a header. */
export const cleanLine = (value: string): string => cleanText(value).replace(/\s+/g, ' ')
