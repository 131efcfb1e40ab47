import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import type { ReleasedPart, ReleasedSession } from '../programme/frozen.ts'
import type { CalendarEvent, Telling } from './subject.ts'
import { words } from './words.ts'

/** Markdown as a reader would say it: links beside their words, marks of emphasis and headings left out. */
const spoken = (markdown: string) =>
  markdown
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/^#{1,6} +/gm, '')

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const present = (parts: readonly string[]) => parts.filter((part) => part !== '')

/** The address of the page that tells more, in the calendar's language. */
export const pageOf = (event: EventRow, { origin, locale }: Telling, rest = ''): string =>
  `${origin}/events/${event.slug}${rest}?lang=${locale}`

function personOf({ speaker }: ReleasedPart, locale: Locale, event: EventRow): string {
  const said = (text: (typeof speaker)['honorific']) => plain(text, locale, event.languages)
  const name = present([said(speaker.honorific), speaker.name]).join(' ')
  return onOneLine(present([name, said(speaker.position), said(speaker.affiliation)]).join(', '))
}

/** Who contributes, a line a person, in protocol order. */
const contributorLines = ({ contributors }: ReleasedSession, { event }: CalendarEvent, locale: Locale) =>
  contributors.map((part) => words[locale].roles[part.role] + personOf(part, locale, event)).join('\n')

interface About {
  session?: ReleasedSession
  join?: string | undefined
  page: string
}

/** Paragraphs of plain text. The addresses stand in them too: many clients show neither URL nor CONFERENCE. */
export function describe(subject: CalendarEvent, { session, join, page }: About, { locale }: Telling): string[] {
  const { event, hosts, abstracts } = subject
  const said = (text: EventRow['summary'] | null | undefined) => plain(text, locale, event.languages)
  const own = session
    ? [
        words[locale].partOf + onOneLine(said(event.title)),
        spoken(said(abstracts?.[session.id])),
        contributorLines(session, subject, locale),
      ]
    : [
        said(event.summary),
        said(event.demoNote),
        hosts.length > 0 ? words[locale].hosts + hosts.map(onOneLine).join(', ') : '',
      ]
  return present([...own, join ? words[locale].online + join : '', page])
}
