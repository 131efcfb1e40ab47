import { zonedTime } from '#worker/core/time.ts'

const tags: Record<string, string> = { en: 'en-GB', vi: 'vi', fr: 'fr' }
const shapes = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zone: { timeZoneName: 'long' },
  offset: { timeZoneName: 'shortOffset' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Made once a language and zone: building one costs as much as rendering a list. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(shape: keyof typeof shapes, locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale] ?? locale, { ...shapes[shape], timeZone })
  formats.set(key, made)
  return made
}

/** `Monday, 20 October 2025`, in the zone. */
export const dayInWords = (at: Date, locale: string, zone: string): string => format('day', locale, zone).format(at)

/** `Mon, 20 Oct`, in the zone: for a row of links, where the headings tell the whole. */
export const dayInShort = (at: Date, locale: string, zone: string): string =>
  format('shortDay', locale, zone).format(at)

/** `09:00`, in the zone. */
export const timeInWords = (at: Date, locale: string, zone: string): string => format('time', locale, zone).format(at)

/** `Monday, 20 October 2025, 09:00`, in the zone. */
export const momentInWords = (at: Date, locale: string, zone: string): string =>
  `${dayInWords(at, locale, zone)}, ${timeInWords(at, locale, zone)}`

const part = (shape: 'zone' | 'offset', at: Date, locale: string, zone: string) =>
  format(shape, locale, zone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

/** `Indochina Time (GMT+7)`: a zone by its name on that day. */
export function zoneInWords(at: Date, locale: string, zone: string): string {
  const [name, offset] = [part('zone', at, locale, zone), part('offset', at, locale, zone)]
  return name === offset ? name : `${name} (${offset})`
}

/** `2025-10-20T09:00:00+07:00`, as `<time datetime>` and schema.org want it. */
export const isoWithOffset = (at: Date, zone: string): string =>
  zonedTime(at, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })

const spans = [
  ['day', 48 * 3_600_000, 24 * 3_600_000],
  ['hour', 2 * 3_600_000, 3_600_000],
  ['minute', 0, 60_000],
] as const

/** `23 hours`: how much time is left, rounded down, so that nobody relies on more than they have. */
export function spanInWords(milliseconds: number, locale: string): string {
  const [unit, , size] = spans.find(([, from]) => milliseconds >= from) ?? spans[2]
  return new Intl.NumberFormat(tags[locale] ?? locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(0, Math.floor(milliseconds / size)),
  )
}
