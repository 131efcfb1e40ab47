import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

/** Why a local time names no single instant: clocks jump over it, or run through it twice. */
export type LocalTimeFault = 'malformed' | 'skipped' | 'repeated'

/** A local time as a datetime-local input sends it: no zone, no fraction of a second. */
export const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/, 'time_malformed')

/** The instant of a local time `YYYY-MM-DDTHH:mm` in an IANA zone; refuses the hour that a clock change skips or repeats. */
export function instantOf(local: string, zone: string): Date | LocalTimeFault {
  let plain: Temporal.PlainDateTime
  try {
    plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' })
  } catch {
    return 'malformed'
  }
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (Temporal.Instant.compare(earlier.toInstant(), later.toInstant()) === 0) return new Date(earlier.epochMilliseconds)
  return earlier.toPlainDateTime().equals(plain) ? 'repeated' : 'skipped'
}

/**
 * The instant that a clock on the wall most likely meant: of an hour that is repeated the first, in one that is skipped as if
 * the clock had not been moved (RFC 5545, 3.3.5). Undefined where it is no time.
 */
export function likelyInstant(local: string, zone: string): Date | undefined {
  try {
    return new Date(Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** The wall-clock time of an instant in a zone, `YYYY-MM-DDTHH:mm`, as a datetime-local input wants it. */
export const localTimeOf = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

/** An instant on the wall clock of a zone, with its offset. */
export const zonedTime = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)

/** An instant moved by the local days and hours between two others: nine o'clock stays nine o'clock over a clock change. */
export function shifted(instant: Date, zone: string, { from, to }: { from: Date; to: Date }): Date {
  const local = (one: Date) => zonedTime(one, zone).toPlainDateTime()
  const moved = local(instant).add(local(from).until(local(to)))
  return new Date(moved.toZonedDateTime(zone).epochMilliseconds)
}

/** Whether a name is an IANA zone that this runtime knows (offsets such as +07:00 are not). */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    // Old names of ICU, such as JST, Intl takes and Temporal refuses.
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

const canonicalName = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

/** Whether two names are of one zone, such as Asia/Saigon and asia/ho_chi_minh. */
export const isSameZone = (one: string, other: string): boolean =>
  one === other || canonicalName(one) === canonicalName(other)

/** Zones to choose from; any other IANA name may be typed. */
export const commonZones = [
  'Asia/Ho_Chi_Minh',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Kolkata',
  'Australia/Sydney',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
]
