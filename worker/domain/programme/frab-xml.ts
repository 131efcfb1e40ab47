import { escapeXml, xmlElement } from '#worker/core/text/xml.ts'
import type { FrabSchedule } from './frab.ts'
import type { FrabEvent } from './frab-event.ts'

/** An element that holds a text. */
const told = (name: string, text: string | number | boolean | null) =>
  xmlElement(name, {}, text === null ? '' : escapeXml(String(text)))

const list = <T>(name: string, items: readonly T[], write: (item: T) => string) =>
  xmlElement(name, {}, items.map(write).join(''))

const before = ['room', 'title', 'subtitle', 'type', 'date', 'start', 'duration', 'abstract', 'slug', 'track'] as const
const after = ['language', 'description'] as const

/** In the order in which the schema lists them, though it takes any. */
function eventXml(event: FrabEvent): string {
  const { guid, id, persons, links, recording_license, do_not_record, url } = event
  const content = [
    ...before.map((name) => told(name, event[name])),
    list('persons', persons, (person) =>
      xmlElement('person', { id: String(person.id) }, escapeXml(person.public_name)),
    ),
    ...after.map((name) => told(name, event[name])),
    xmlElement('recording', {}, told('license', recording_license) + told('optout', do_not_record)),
    list('links', links, (link) => xmlElement('link', { href: link.url }, escapeXml(link.title))),
    xmlElement('attachments', {}),
    told('url', url),
  ]
  return xmlElement('event', { guid, id: String(id) }, content.join(''))
}

/** The same document as schedule.xml (schedule.xml.xsd of voc/schedule): the elements used are those that all its revisions take. */
export function frabXml({ generator, schedule }: FrabSchedule): string {
  const { conference, version, base_url } = schedule
  const { acronym, title, start, end, daysCount, timeslot_duration, time_zone_name, rooms, days } = conference
  const about = { acronym, title, start, end, days: daysCount, timeslot_duration, base_url, time_zone_name }
  const dayXml = ({ index, date, day_start, day_end, rooms: events }: (typeof days)[number]) =>
    xmlElement(
      'day',
      { index: String(index), date, start: day_start, end: day_end },
      rooms
        .filter(({ name }) => events[name])
        .map(({ name, guid }) => xmlElement('room', { name, guid }, (events[name] ?? []).map(eventXml).join('\n')))
        .join('\n'),
    )
  return `<?xml version="1.0" encoding="UTF-8"?>
${xmlElement(
  'schedule',
  {},
  [
    '',
    xmlElement('generator', generator),
    told('version', version),
    xmlElement(
      'conference',
      {},
      Object.entries(about)
        .map(([name, value]) => told(name, value))
        .join(''),
    ),
    ...days.map(dayXml),
    '',
  ].join('\n'),
)}
`
}
