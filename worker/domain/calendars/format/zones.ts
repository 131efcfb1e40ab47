import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library'
import { instantOf, localTimeOf, zonedTime } from '#worker/core/time.ts'

let names: ReadonlySet<string> | undefined

function isListed(zone: string): boolean {
  names ??= new Set(tzlib_get_timezones())
  return names.has(zone)
}

/** The VTIMEZONE of a zone with its present rules (RFC 5545 §3.6.5); null for one that the library does not list. */
export const zoneRules = (zone: string): string | null =>
  isListed(zone) ? (tzlib_get_ical_block(zone)[0]?.trim() ?? null) : null

/** The zone's present name, such as Asia/Ho_Chi_Minh for Asia/Saigon; undefined for UTC and for what has no rules. */
function tzidOf(zone: string): string | undefined {
  const tzid = zoneRules(zone)
    ?.match(/^TZID:(.+)$/m)?.[1]
    ?.trim()
  return tzid === 'Etc/UTC' ? undefined : tzid
}

const quarter = 15 * 60_000
const day = 24 * 3_600_000

const inSeconds = (instant: Date) => Math.floor(instant.getTime() / 1000)

/** `YYYYMMDDTHHMMSSZ`, by its places: cheaper than a pattern, and each entry has six. */
function compact(instant: Date): string {
  const iso = instant.toISOString()
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`
}

/** An instant in UTC (RFC 5545 §3.3.5, form 2). */
export const stampOf = (instant: Date): string => compact(instant)

/**
 * By how much a zone is ahead of UTC at an instant, where its present rules say the same; a client believes the VTIMEZONE
 * more than its own tables. An hour that the clock runs through twice agrees with nothing: clients differ in which they take.
 */
function agreedOffset(tzid: string, instant: Date): number | undefined {
  const local = localTimeOf(instant, tzid)
  const [date = '', time = ''] = local.split('T')
  const zoned = zonedTime(instant, tzid)
  const isAgreed =
    instantOf(local, tzid) instanceof Date && tzlib_get_offset(tzid, date, time) === zoned.offset.replace(':', '')
  return isAgreed ? zoned.offsetNanoseconds / 1_000_000 : undefined
}

export interface Times {
  zone: string
  startsAt: Date
  endsAt: Date
}

/** The agreed offset, remembered: to ask a zone costs most of a feed. */
function offsetFinder() {
  const known = new Map<string, number | undefined>()

  function at(tzid: string, time: number): number | undefined {
    const key = `${tzid} ${time}`
    if (!known.has(key)) known.set(key, agreedOffset(tzid, new Date(time)))
    return known.get(key)
  }

  /** No clock changes twice within two days: where both ends of the day agree, all between them does. */
  return (tzid: string, instant: Date): number | undefined => {
    const begin = Math.floor(instant.getTime() / day) * day
    const [before, after] = [at(tzid, begin - day / 4), at(tzid, begin + day + day / 4)]
    if (before !== undefined && before === after) return before
    return at(tzid, Math.floor(instant.getTime() / quarter) * quarter)
  }
}

/** DTSTART and DTEND of one calendar, and the zones that they name. */
export function zoneClock() {
  const tzids = new Map<string, string | undefined>()
  const offset = offsetFinder()
  const used = new Set<string>()

  return {
    /** In the zone under its name, else in UTC; without DTEND where the end is not a second later (RFC 5545 §3.6.1). */
    timed({ zone, startsAt, endsAt }: Times): string[] {
      if (!tzids.has(zone)) tzids.set(zone, tzidOf(zone))
      const tzid = tzids.get(zone)
      const [from, to] = [startsAt, endsAt].map((instant) => tzid && offset(tzid, instant))
      const isZoned = typeof from === 'number' && typeof to === 'number'
      if (tzid && isZoned) used.add(tzid)
      const parameter = isZoned ? `;TZID=${tzid}` : ''
      const written = (instant: Date, ahead: number | string | undefined) =>
        isZoned ? compact(new Date(instant.getTime() + Number(ahead))).slice(0, -1) : compact(instant)
      return [
        `DTSTART${parameter}:${written(startsAt, from)}`,
        ...(inSeconds(endsAt) > inSeconds(startsAt) ? [`DTEND${parameter}:${written(endsAt, to)}`] : []),
      ]
    },
    /** The VTIMEZONE of each zone named so far, by its lines. */
    rules: (): string[] => [...used].toSorted().flatMap((tzid) => zoneRules(tzid)?.split(/\r?\n/) ?? []),
  }
}
export type ZoneClock = ReturnType<typeof zoneClock>

const dateOf = (instant: Date, zone: string) => localTimeOf(instant, zone).slice(0, 10)

const dayAfter = (date: string) => new Date(Date.parse(date) + 24 * 3_600_000).toISOString().slice(0, 10)

/** The local dates on which something begins and on which it is still going on, `YYYY-MM-DD`. */
export const datesOf = ({ zone, startsAt, endsAt }: Times): [first: string, last: string] => [
  dateOf(startsAt, zone),
  dateOf(new Date(Math.max(startsAt.getTime(), endsAt.getTime() - 1)), zone),
]

/** Whole local days; the end is the day after the last (RFC 5545 §3.6.1). */
export function wholeDays(times: Times): string[] {
  const [first, last] = datesOf(times)
  const value = (date: string) => date.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${value(first)}`, `DTEND;VALUE=DATE:${value(dayAfter(last))}`]
}
