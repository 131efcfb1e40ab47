import { cleanText } from '#worker/core/text/localized.ts'
import { colourName } from './colour.ts'
import { escapeText, lineValue, quoted, uri } from './lines.ts'
import { stampOf, type Times, wholeDays, type ZoneClock } from './zones.ts'

/** What a calendar shows at one time, in plain texts and addresses. */
export interface Entry {
  /** One a slot, for ever. */
  uid: string
  /** Never falls; grows when time or status change. */
  sequence: number
  times: Times
  /** Bars show whole days and block no time. */
  shape: 'timed' | 'days'
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  isFree: boolean
  title: string
  location: string
  geo?: { latitude: number; longitude: number } | undefined
  /** Paragraphs; an address is linked in the HTML form. */
  description: readonly string[]
  page: string
  organizer: { name: string; email: string }
  /** The address of whom a cancellation is for. */
  attendee?: string | undefined
  categories: readonly string[]
  /** Where to join from afar, and its label. */
  conference?: { address: string; label: string } | undefined
  image?: string | undefined
  /** `#rrggbb`. */
  colour?: string | undefined
  createdAt: Date
  updatedAt: Date
  /** Minutes before the start, where the person asked for it. */
  alarmMinutes?: number | undefined
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Without the punctuation behind an address. */
const linked = (html: string) => html.replace(/https?:\/\/[^\s<>"]*[^\s<>"),.;:!?]/g, '<a href="$&">$&</a>')

const htmlOf = (paragraphs: readonly string[]) =>
  paragraphs.map((text) => `<p>${linked(escapeHtml(text)).replaceAll('\n', '<br>')}</p>`).join('')

/** The description as plain text, and for clients that show HTML (MS-OXCICAL 2.1.3.1.1.20.27). */
function descriptionLines({ description }: Entry): string[] {
  const paragraphs = description.map(cleanText).filter((text) => text !== '')
  if (paragraphs.length === 0) return []
  return [
    `DESCRIPTION:${escapeText(paragraphs.join('\n\n'))}`,
    `X-ALT-DESC;FMTTYPE=text/html:${escapeText(htmlOf(paragraphs))}`,
  ]
}

const alarmLines = ({ alarmMinutes, title }: Entry) =>
  alarmMinutes === undefined
    ? []
    : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${lineValue(title)}`, `TRIGGER:-PT${alarmMinutes}M`, 'END:VALARM']

const given = (value: string | undefined, line: (value: string) => string) => (value ? [line(value)] : [])

const showLines = ({ geo, conference, image, colour }: Entry) => [
  ...(geo ? [`GEO:${geo.latitude};${geo.longitude}`] : []),
  ...(conference
    ? [`CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=${quoted(conference.label)}:${uri(conference.address)}`]
    : []),
  ...given(image, (address) => `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${uri(address)}`),
  ...given(colour && colourName(colour), (name) => `COLOR:${name}`),
]

/** A VEVENT (RFC 5545 §3.6.1, RFC 7986 §5) by its lines. */
export function entryLines(entry: Entry, clock: ZoneClock): string[] {
  const { organizer, categories } = entry
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${stampOf(entry.updatedAt)}`,
    ...(entry.shape === 'days' ? wholeDays(entry.times) : clock.timed(entry.times)),
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.status}`,
    `SUMMARY:${lineValue(entry.title)}`,
    ...given(lineValue(entry.location), (location) => `LOCATION:${location}`),
    ...descriptionLines(entry),
    `URL;VALUE=URI:${uri(entry.page)}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${uri(organizer.email)}`,
    ...given(entry.attendee, (email) => `ATTENDEE:mailto:${uri(email)}`),
    ...given(categories.map(lineValue).join(), (names) => `CATEGORIES:${names}`),
    ...showLines(entry),
    `TRANSP:${entry.isFree || entry.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
    `CREATED:${stampOf(entry.createdAt)}`,
    `LAST-MODIFIED:${stampOf(entry.updatedAt)}`,
    ...alarmLines(entry),
    'END:VEVENT',
  ]
}
