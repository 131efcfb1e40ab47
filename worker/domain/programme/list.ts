import type { FieldFault } from '#worker/core/form.ts'
import { cleanLine } from '#worker/core/text/localized.ts'
import { instantOf, type LocalTimeFault } from '#worker/core/time.ts'
import { maxLength } from './schema.ts'
import type { SessionKind } from './table.ts'

/** How a pasted list is read: the day and zone of its times, and what a word for a kind means. */
export interface ListReading {
  /** `YYYY-MM-DD`. */
  day: string
  zone: string
  kindOf: (word: string) => SessionKind | undefined
}

/** A session that a line asks for. */
export interface ListedSession {
  title: string
  kind: SessionKind
  startsAt: Date | null
  endsAt: Date | null
}

/** A line as it was read: a session, or what is wrong with it. */
export type ListLine = { number: number; source: string } & (
  | { session: ListedSession; fault?: undefined }
  | { fault: FieldFault; session?: undefined }
)

const hours = /^(\d{1,2})[:h.](\d\d)\s*[-–—]\s*(\d{1,2})[:h.](\d\d)$/

const faultOf = (fault: LocalTimeFault): FieldFault => (fault === 'malformed' ? 'time_span' : `time_${fault}`)

/** Start and end of `09:00-09:30`; none where nothing or a dash stands; else the fault. */
function timesOf(text: string, { day, zone }: ListReading): [Date | null, Date | null] | FieldFault {
  if (text === '' || text === '-') return [null, null]
  const found = hours.exec(text)
  if (!found) return 'time_span'
  const [, fromHour = '', fromMinute, toHour = '', toMinute] = found
  const start = instantOf(`${day}T${fromHour.padStart(2, '0')}:${fromMinute}`, zone)
  const end = instantOf(`${day}T${toHour.padStart(2, '0')}:${toMinute}`, zone)
  if (!(start instanceof Date)) return faultOf(start)
  if (!(end instanceof Date)) return faultOf(end)
  return end > start ? [start, end] : 'ends_before_start'
}

function sessionOf(source: string, reading: ListReading): ListedSession | FieldFault {
  const [time = '', title = '', word = '', ...rest] = source.split(/[|\t]/).map(cleanLine)
  const times = timesOf(time, reading)
  if (typeof times === 'string') return times
  if (title === '') return 'required'
  if (title.length > maxLength.title) return 'too_long'
  const kind = word === '' ? 'talk' : reading.kindOf(word)
  if (kind === undefined || rest.some((part) => part !== '')) return 'invalid'
  return { title, kind, startsAt: times[0], endsAt: times[1] }
}

/** Reads a list of sessions, one a line: `09:00-09:30 | Title | kind`. Empty lines are left out. */
export const readList = (text: string, reading: ListReading): ListLine[] =>
  text.split(/\r\n?|\n/).flatMap((source, index): ListLine[] => {
    if (cleanLine(source) === '') return []
    const line = { number: index + 1, source: cleanLine(source) }
    const read = sessionOf(source, reading)
    return [typeof read === 'string' ? { ...line, fault: read } : { ...line, session: read }]
  })
