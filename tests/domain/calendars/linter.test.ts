import { expect, test } from 'vitest'
import { lintCalendar } from '#tests/support/ics-linter.ts'

/** A sound calendar; every fault below is one change of it. */
const sound = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//Test//EN',
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Ho_Chi_Minh',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:1@lectern',
  'DTSTAMP:20261122T080000Z',
  'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T083000',
  'DTEND;TZID=Asia/Ho_Chi_Minh:20261201T093000',
  'SUMMARY:Hội thảo\\, buổi sáng',
  'URL;VALUE=URI:https://events.example.org/events/a',
  'ORGANIZER;CN="A":mailto:a@example.org',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const lint = (text: string | Uint8Array) =>
  lintCalendar(typeof text === 'string' ? new TextEncoder().encode(text) : text)

const changed = (from: string | RegExp, to: string) => sound.replace(from, to)

/** The same with a line cut after so many octets, wherever that is. */
function cut(line: string, octets: number): Uint8Array {
  const bytes = new TextEncoder().encode(changed('SUMMARY:Hội thảo\\, buổi sáng', line))
  const at = new TextEncoder().encode(sound.slice(0, sound.indexOf('SUMMARY'))).length + octets
  return new Uint8Array([...bytes.subarray(0, at), 13, 10, 32, ...bytes.subarray(at)])
}

test('a sound calendar has no fault', () => {
  expect(lint(sound)).toEqual([])
})

const event = sound.slice(sound.indexOf('BEGIN:VEVENT'), sound.indexOf('END:VCALENDAR'))

const faulty: Record<string, string | Uint8Array> = {
  'a byte-order mark': `\ufeff${sound}`,
  'bare line feeds': sound.replaceAll('\r\n', '\n'),
  'a bare carriage return': changed('SUMMARY:', 'SUMMARY:a\rb'),
  'a last line that does not end': sound.slice(0, -2),
  'an empty line': changed('SUMMARY', '\r\nSUMMARY'),
  'a line of more than 75 octets': changed('SUMMARY:', `SUMMARY:${'ệ'.repeat(30)}`),
  'a line folded inside a character': cut('SUMMARY:Hệ', 10),
  'a control character': changed('SUMMARY:', 'SUMMARY:\u0007'),
  'a foreign event through a line break': changed(
    'SUMMARY:',
    'SUMMARY:X\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:',
  ),
  'an unescaped comma': changed('\\,', ','),
  'an unknown escape': changed('\\,', '\\:'),
  'a UID twice': changed('END:VCALENDAR', `${event}END:VCALENDAR`),
  'no UID': changed('UID:1@lectern\r\n', ''),
  'no DTSTAMP': changed(/DTSTAMP.*\r\n/, ''),
  'a DTSTAMP that is not in UTC': changed('080000Z', '080000'),
  'a TZID without its VTIMEZONE': changed('TZID:Asia/Ho_Chi_Minh', 'TZID:Asia/Bangkok'),
  'a VTIMEZONE without TZOFFSETTO': changed('TZOFFSETTO:+0700\r\n', ''),
  'floating times': sound.replaceAll(';TZID=Asia/Ho_Chi_Minh', ''),
  'an end that is not later': changed('T093000', 'T083000'),
  'an end of another type': changed('DTEND;TZID=Asia/Ho_Chi_Minh:20261201T093000', 'DTEND;VALUE=DATE:20261202'),
  'a METHOD inside the event': changed('SUMMARY', 'METHOD:CANCEL\r\nSUMMARY'),
  'an attendee in what is published': changed('SUMMARY', 'ATTENDEE:mailto:b@example.org\r\nSUMMARY'),
  'a property twice': changed('SUMMARY', 'SUMMARY:Other\r\nSUMMARY'),
  'an address with a blank': changed('/events/a', '/events/a b'),
  'a CONFERENCE without VALUE=URI': changed('SUMMARY', 'CONFERENCE:https://a.example.org\r\nSUMMARY'),
  'a colour in hex': changed('SUMMARY', 'COLOR:#008080\r\nSUMMARY'),
  'no component': sound.replace(/BEGIN:VTIMEZONE[\s\S]*END:VEVENT\r\n/, ''),
  'a property behind the components': changed('END:VCALENDAR', 'NAME:Late\r\nEND:VCALENDAR'),
  'a component that is not closed': changed('END:VEVENT\r\n', ''),
}

test.each(Object.keys(faulty))('%s is a fault', (name) => {
  expect(lint(faulty[name] ?? '')).not.toEqual([])
})
