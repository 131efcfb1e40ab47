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

const textProperties = ['SUMMARY', 'DESCRIPTION', 'X-ALT-DESC', 'LOCATION', 'NAME', 'X-WR-CALNAME']
const uriProperties = ['URL', 'SOURCE', 'CONFERENCE', 'IMAGE', 'ORGANIZER']

/** Values with a grammar of their own. */
const grammars: Record<string, RegExp> = {
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  CREATED: /^\d{8}T\d{6}Z$/,
  'LAST-MODIFIED': /^\d{8}T\d{6}Z$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(?:TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(?:OPAQUE|TRANSPARENT)$/,
  GEO: /^-?\d{1,2}(?:\.\d+)?;-?\d{1,3}(?:\.\d+)?$/,
  COLOR: /^[a-z]+$/,
  UID: /^\S+$/,
  CATEGORIES: /^(?:[^\\;,]|\\[\\;,nN])+(?:,(?:[^\\;,]|\\[\\;,nN])+)*$/,
  TRIGGER: /^-P(?:T\d+M)$/,
}

function lineFaults(line: string): string[] {
  if (!/^[A-Z][A-Z0-9-]*(?:;[A-Z0-9-]+=(?:"[^"\u0000-\u001f]*"|[^";:,\u0000-\u001f]*))*:/.test(line))
    return [`not a content line: ${line}`]
  const [name = ''] = line.split(/[;:]/)
  const value = propertyOf([line], name) ?? ''
  if (textProperties.includes(name) && /(?:^|[^\\])(?:\\\\)*(?:\\[^\\;,nN]|[;,])/.test(value))
    return [`unescaped ${name}: ${value}`]
  if (grammars[name]?.test(value) === false) return [`malformed ${name}: ${value}`]
  if (uriProperties.includes(name) && !/^[a-z]+:[^\s"<>\\^`{|}]+$/.test(value)) return [`${name} is no URI: ${value}`]
  if (['CONFERENCE', 'IMAGE', 'SOURCE'].includes(name) && !line.includes(';VALUE=URI'))
    return [`${name} without VALUE=URI`]
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
  const method = lines.filter((line) => line.startsWith('METHOD:'))
  if (method.length > 1 || components(lines, 'VEVENT').some((event) => propertyOf(event, 'METHOD')))
    faults.push('METHOD belongs to the calendar, once')
  // A cancellation names whom it is for (RFC 5546 §3.2.5).
  if (lines.some((line) => line.startsWith('ATTENDEE')) && !lines.includes('METHOD:CANCEL'))
    faults.push('published with ATTENDEE')
  if (propertyOf(lines, 'NAME') !== propertyOf(lines, 'X-WR-CALNAME')) faults.push('NAME and X-WR-CALNAME differ')
  return faults
}

const once =
  'UID DTSTAMP DTSTART DTEND SUMMARY SEQUENCE STATUS ORGANIZER URL LOCATION GEO DESCRIPTION TRANSP CREATED LAST-MODIFIED COLOR'.split(
    ' ',
  )

function eventFaults(whole: readonly string[]): string[] {
  const [begin, end] = [whole.indexOf('BEGIN:VALARM'), whole.lastIndexOf('END:VALARM')]
  const event = begin < 0 ? whole : whole.toSpliced(begin, end - begin + 1)
  return [...propertyFaults(event), ...timeFaults(event)]
}

function propertyFaults(event: readonly string[]): string[] {
  const faults = once
    .filter((name) => event.filter((line) => /^[A-Z-]+/.exec(line)?.[0] === name).length > 1)
    .map((name) => `${name} stands twice`)
  for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'ORGANIZER'])
    if (!propertyOf(event, name)) faults.push(`VEVENT without ${name}`)
  return faults
}

function timeFaults(event: readonly string[]): string[] {
  const faults: string[] = []
  const [start, end] = ['DTSTART', 'DTEND'].map((name) => event.find((line) => line.startsWith(name)) ?? '')
  const parameters = (line = '') => line.replace(/^[A-Z]+/, '').replace(/:.*$/, '')
  const [from = '', to = ''] = [start, end].map((line) => line?.replace(/^.*:/, '') ?? '')
  if (end && (parameters(start) !== parameters(end) || from.length !== to.length))
    faults.push('DTSTART and DTEND differ in type')
  const isDate = parameters(start) === ';VALUE=DATE'
  if (!(isDate ? /^\d{8}$/ : /^\d{8}T\d{6}Z?$/).test(from)) faults.push(`DTSTART is malformed: ${from}`)
  if (!isDate && !from.endsWith('Z') && !start?.includes('TZID=')) faults.push('DTSTART floats')
  if (from.endsWith('Z') && start?.includes('TZID=')) faults.push('DTSTART in UTC has a TZID')
  if (end && from >= to) faults.push('DTEND is not later')
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
    ...(components(lines, 'VEVENT').length > 0
      ? given.filter((tzid) => !used.has(tzid ?? '')).map((tzid) => `${tzid} is not used`)
      : []),
    ...(new Set(given).size === given.length ? [] : ['a VTIMEZONE stands twice']),
    ...zones.filter((zone) => !isWhole(zone)).map((zone) => `VTIMEZONE ${propertyOf(zone, 'TZID')} is not whole`),
  ]
}
