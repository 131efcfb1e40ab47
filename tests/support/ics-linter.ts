/** The faults of a calendar file by its bytes (RFC 5545): what parsers forgive and clients do not. Empty when it is sound. */
export function lintCalendar(bytes: Uint8Array): string[] {
  const lines = unfold(bytes)
  return [
    ...byteFaults(bytes),
    ...lines.flatMap(lineFaults),
    ...structureFaults(lines),
    ...components(lines, 'VEVENT').flatMap(eventFaults),
    ...zoneFaults(lines),
  ]
}

/** The content lines, each unfolded and decoded. */
export const unfold = (bytes: Uint8Array): string[] =>
  new TextDecoder().decode(bytes).replaceAll('\r\n ', '').split('\r\n').filter(Boolean)

/** The lines inside each component of a name. */
export function components(lines: readonly string[], name: string): string[][] {
  const found: string[][] = []
  let open: string[] | undefined
  for (const line of lines) {
    if (line === `END:${name}` && open) {
      found.push(open)
      open = undefined
    }
    open?.push(line)
    if (line === `BEGIN:${name}`) open = []
  }
  return found
}

/** The value of a property in a component's lines, without its parameters. */
export const propertyOf = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^(?:"[^"]*"|[^":])*:/, '')

function byteFaults(bytes: Uint8Array): string[] {
  const faults: string[] = []
  let start = 0
  if (bytes[0] === 0xef) faults.push('begins with a byte-order mark')
  if (bytes.at(-2) !== 13 || bytes.at(-1) !== 10) faults.push('the last line does not end')
  for (const [at, byte] of bytes.entries()) {
    if (byte === 13 && bytes[at + 1] !== 10) faults.push(`bare CR at ${at}`)
    if ((byte < 32 && ![9, 10, 13].includes(byte)) || byte === 127) faults.push(`control ${byte} at ${at}`)
    if (byte !== 10) continue
    if (bytes[at - 1] !== 13) faults.push(`bare LF at ${at}`)
    const line = bytes.subarray(start, at - 1)
    if (line.length > 75) faults.push(`${line.length} octets in the line at ${start}`)
    if (line.length === 0) faults.push(`empty line at ${start}`)
    if (!isUtf8(line)) faults.push(`folded inside a character at ${start}`)
    start = at + 1
  }
  return faults
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const textProperties = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'X-WR-CALNAME']

function lineFaults(line: string): string[] {
  if (!/^[A-Z][A-Z0-9-]*(?:;[A-Z0-9-]+=(?:"[^"\u0000-\u001f]*"|[^";:,\u0000-\u001f]*))*:/.test(line))
    return [`not a content line: ${line}`]
  const [name = ''] = line.split(/[;:]/)
  const value = propertyOf([line], name) ?? ''
  if (textProperties.includes(name) && /(?:^|[^\\])(?:\\\\)*(?:\\[^\\;,nN]|[;,])/.test(value))
    return [`unescaped ${name}: ${value}`]
  if (['DTSTAMP', 'CREATED', 'LAST-MODIFIED'].includes(name) && !/^\d{8}T\d{6}Z$/.test(value))
    return [`${name} is not in UTC: ${value}`]
  return []
}

function structureFaults(lines: readonly string[]): string[] {
  const faults: string[] = []
  const open: string[] = []
  let seen = false
  for (const line of lines) {
    if (line.startsWith('BEGIN:')) open.push(line.slice(6))
    if (open.length === 1 && seen && !/^(?:BEGIN|END):/.test(line)) faults.push(`${line} stands behind a component`)
    seen ||= open.length > 1
    if (line.startsWith('END:') && open.pop() !== line.slice(4)) faults.push(`${line} closes another component`)
  }
  if (open.length > 0) faults.push(`${open.join(', ')} not closed`)
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.filter((line) => line === 'BEGIN:VCALENDAR').length !== 1)
    faults.push('not one VCALENDAR')
  for (const name of ['VERSION', 'PRODID']) if (!propertyOf(lines, name)) faults.push(`no ${name}`)
  if (lines.filter((line) => line.startsWith('BEGIN:')).length < 2) faults.push('no component')
  const uids = components(lines, 'VEVENT').map((event) => propertyOf(event, 'UID'))
  if (new Set(uids).size !== uids.length) faults.push('a UID stands twice')
  if (lines.some((line) => line.startsWith('METHOD:')) && lines.some((line) => line.startsWith('ATTENDEE')))
    faults.push('PUBLISH with ATTENDEE')
  return faults
}

const once = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'SEQUENCE', 'STATUS', 'ORGANIZER', 'URL', 'LOCATION']

function eventFaults(event: readonly string[]): string[] {
  const faults = once
    .filter((name) => event.filter((line) => /^[A-Z-]+/.exec(line)?.[0] === name).length > 1)
    .map((name) => `${name} stands twice`)
  for (const name of ['UID', 'DTSTAMP', 'DTSTART']) if (!propertyOf(event, name)) faults.push(`VEVENT without ${name}`)
  const [start, end] = ['DTSTART', 'DTEND'].map((name) => event.find((line) => line.startsWith(name)) ?? '')
  const parameters = (line = '') => line.replace(/^[A-Z]+/, '').replace(/:.*$/, '')
  const [from = '', to = ''] = [start, end].map((line) => line?.replace(/^.*:/, '') ?? '')
  if (parameters(start) !== parameters(end) || from.length !== to.length)
    faults.push('DTSTART and DTEND differ in type')
  if (!/^\d{8}T\d{6}Z?$/.test(from)) faults.push(`DTSTART is malformed: ${from}`)
  if (!from.endsWith('Z') && !start?.includes('TZID=')) faults.push('DTSTART floats')
  if (from.endsWith('Z') && start?.includes('TZID=')) faults.push('DTSTART in UTC has a TZID')
  if (from >= to) faults.push('DTEND is not later')
  return faults
}

function zoneFaults(lines: readonly string[]): string[] {
  const used = new Set(lines.flatMap((line) => /^[A-Z-]+;TZID=([^:;]+)/.exec(line)?.[1] ?? []))
  const zones = components(lines, 'VTIMEZONE')
  const given = zones.map((zone) => propertyOf(zone, 'TZID'))
  const isWhole = (zone: string[]) =>
    [...components(zone, 'STANDARD'), ...components(zone, 'DAYLIGHT')].every((part) =>
      ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'].every((name) => propertyOf(part, name)),
    ) && components(zone, 'STANDARD').length > 0
  return [
    ...[...used].filter((tzid) => !given.includes(tzid)).map((tzid) => `${tzid} has no VTIMEZONE`),
    ...(new Set(given).size === given.length ? [] : ['a VTIMEZONE stands twice']),
    ...zones.filter((zone) => !isWhole(zone)).map((zone) => `VTIMEZONE ${propertyOf(zone, 'TZID')} is not whole`),
  ]
}
