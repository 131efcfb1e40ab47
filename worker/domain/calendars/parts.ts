import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { events } from '../events/table.ts'
import type { ReleasedSession } from '../programme/frozen.ts'
import { filteredSessions } from '../programme/schedule-filters.ts'
import type { EventQuery } from './schema.ts'
import type { CalendarEvent } from './subject.ts'
import { words } from './words.ts'

/** The parts of a programme that have feeds of their own, and what they are known by in its releases. */
const lists = {
  track: { list: 'tracks', key: 'id' },
  room: { list: 'rooms', key: 'id' },
  speaker: { list: 'speakers', key: 'slug' },
  session: { list: 'sessions', key: 'number' },
} as const
type PartName = keyof typeof lists

/** The parts that were asked for, by their names. */
const askedFor = (query: EventQuery) =>
  (Object.keys(lists) as PartName[]).flatMap((part) => {
    const value = query[part]
    return value === undefined ? [] : [{ part, value }]
  })

/** Inside a query of events: that every part asked for stood in some release. The feed of one that is gone is empty, not unknown. */
export const knowsParts = (query: EventQuery): SQL[] =>
  askedFor(query).map(
    ({ part, value }) => sql`exists (
      select 1 from programme_versions version, json_each(version.programme, ${`$.${lists[part].list}`}) part
      where version.event_id = ${events.id} and cast(part.value ->> ${lists[part].key} as text) = ${value})`,
  )

type Said = (text: ReleasedSession['title'] | undefined) => string

/** What a part is called in the first session that has it; nothing where none has. */
const names: Record<PartName, (sessions: readonly ReleasedSession[], value: string, said: Said) => string> = {
  track: (sessions, value, said) => said(sessions.find(({ trackId }) => trackId === value)?.track?.name),
  room: (sessions, value, said) => said(sessions.flatMap(({ rooms }) => rooms).find(({ id }) => id === value)?.name),
  speaker: (sessions, value) =>
    sessions.flatMap(({ contributors }) => contributors).find(({ speaker }) => speaker.slug === value)?.speaker.name ??
    '',
  session: (sessions, value, said) => said(sessions.find(({ number }) => String(number) === value)?.title),
}

/** What stands behind an event's title in the name of a feed that shows a part of it. */
export function partNames(
  { event, sessions, removed = [] }: CalendarEvent,
  query: EventQuery,
  locale: Locale,
): string[] {
  const known = [...sessions, ...removed.map(({ session }) => session)]
  const said: Said = (text) => plain(text, locale, event.languages)
  return [
    ...askedFor(query).map(({ part, value }) => names[part](known, value, said)),
    query.kind ? words[locale].kinds[query.kind] : '',
    query.language ?? '',
  ]
}

/** Which sessions were asked for; undefined where all were. */
export function keptBy({ session, track, room, speaker, kind, language }: EventQuery) {
  const wanted = { track, room, speaker, kind, language }
  const filters = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  if (session === undefined && Object.keys(filters).length === 0) return undefined
  return (one: ReleasedSession): boolean =>
    (session === undefined || String(one.number) === session) && filteredSessions([one], filters).length > 0
}
