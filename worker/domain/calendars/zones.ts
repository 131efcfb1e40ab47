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

/**
 * The TZID under which times are written: an old name such as Asia/Saigon by its present one, and UTC where the zone's
 * present rules would give another instant, since a client believes the VTIMEZONE more than its own tables.
 */
export function tzidOf(zone: string, instants: readonly Date[]): string {
  const rules = zoneRules(zone)
  const tzid = rules?.match(/^TZID:(.+)$/m)?.[1]?.trim()
  if (!tzid || tzid === 'Etc/UTC') return 'UTC'
  return instants.every((instant) => agrees(tzid, instant)) ? tzid : 'UTC'
}

/** An hour that the clock runs through twice agrees with nothing: clients differ in which of the two they take. */
function agrees(tzid: string, instant: Date): boolean {
  const local = localTimeOf(instant, tzid)
  const [date = '', time = ''] = local.split('T')
  const offset = zonedTime(instant, tzid).offset.replace(':', '')
  return instantOf(local, tzid) instanceof Date && tzlib_get_offset(tzid, date, time) === offset
}
