import type { Locale } from '#worker/core/text/languages.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** So many bytes as a person reads them, in steps of 1,024, with at most one decimal. */
export function fileSize(bytes: number, locale: Locale): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  const unit = units[step] ?? 'byte'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / 1024 ** step)
}
