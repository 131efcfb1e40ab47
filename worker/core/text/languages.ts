/** Languages of the interface; every one has complete catalogues in web/messages. */
export const locales = ['en', 'vi', 'fr'] as const
export type Locale = (typeof locales)[number]

/** Languages that an event's own texts may be written in (BCP 47). */
export const contentLanguages = ['vi', 'en', 'fr', 'zh', 'ja', 'ko', 'de', 'es'] as const
export type ContentLanguage = (typeof contentLanguages)[number]

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value)

/** The best interface language for an Accept-Language header (RFC 9110 §12.5.4); English where none fits. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = Number(
        parameters
          .find((p) => p.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? '1',
      )
      return { language: range.split('-')[0], quality: Number.isFinite(quality) ? quality : 0 }
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) if (isLocale(language)) return language
  return 'en'
}
