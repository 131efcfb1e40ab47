import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { sessionPath } from '#web/components/programme-paths.ts'
import { TrackName } from '#web/components/track-name.tsx'
import { Instant } from '#web/components/when.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import type { FrozenRoom } from '#worker/domain/programme/table.ts'
import { inSeveralVenues, type ScheduleView } from './schedule-view.ts'

/** What list and grid say of a session, rendered. */
export interface SessionParts {
  /** From when to when; null where no start is set. */
  hours: Child
  title: Child
  /** Kind and track. */
  sort: Child
  people: string
}

type Rendered = ReturnType<typeof raw>

/** Renders each thing once: 300 sessions in two views share a few dozen times, tracks and rooms. */
function once<T>(keyOf: (thing: T) => unknown, render: (thing: T) => Child): (thing: T) => Rendered {
  const known = new Map<unknown, Rendered>()
  return (thing) => {
    const key = keyOf(thing)
    const rendered = known.get(key) ?? raw(String(render(thing)))
    known.set(key, rendered)
    return rendered
  }
}

type Hours = Pick<ReleasedSession, 'startsAt' | 'endsAt'>

/** From when to when in the shown zone; the end with its day where that is another. */
function hoursIn({ frame, zone }: ScheduleView) {
  const { locale } = frame
  const clock = once(
    (at: Date) => at.getTime(),
    (at) => (
      <Instant at={at} zone={zone}>
        {timeInWords(at, locale, zone)}
      </Instant>
    ),
  )
  const day = once(
    (at: Date) => at.getTime(),
    (at) => dayInWords(at, locale, zone),
  )
  return once<Hours>(
    ({ startsAt, endsAt }) => `${startsAt?.getTime()} ${endsAt?.getTime()}`,
    ({ startsAt, endsAt }) => (
      <>
        {startsAt ? clock(startsAt) : null}
        {startsAt && endsAt ? <>–{clock(endsAt)}</> : null}
        {startsAt && endsAt && String(day(startsAt)) !== String(day(endsAt)) ? ` (${day(endsAt)})` : null}
      </>
    ),
  )
}

/** The parts of any session of the view. */
export function sessionParts(view: ScheduleView): (session: ReleasedSession) => SessionParts {
  const { frame, event } = view
  const { locale } = frame
  const order = event.languages
  const kinds = messages(locale).public.event.sessionKinds
  const hours = hoursIn(view)
  const title = once<ReleasedSession>(
    ({ number }) => number,
    (session) => (
      <a href={link(frame, sessionPath(event, session))}>
        <Phrase value={session.title} locale={locale} order={order} />
      </a>
    ),
  )
  const sort = once<ReleasedSession>(
    ({ kind, trackId }) => `${kind} ${trackId}`,
    ({ kind, track }) => (
      <>
        {kinds[kind]}
        {track ? (
          <>
            {' · '}
            <TrackName track={track} locale={locale} event={event} />
          </>
        ) : null}
      </>
    ),
  )
  const people = ({ contributors }: ReleasedSession) =>
    [
      ...new Set(
        contributors.map(({ speaker: { name, nativeName } }) => (nativeName ? `${name} (${nativeName})` : name)),
      ),
    ].join(', ')
  return (session) => ({
    hours: session.startsAt ? hours(session) : null,
    title: title(session),
    sort: sort(session),
    people: people(session),
  })
}

/** A room by its name, with its venue where the programme is in several. */
export function roomNames({ frame, event, rooms }: ScheduleView): (room: FrozenRoom) => Rendered {
  const texts = { locale: frame.locale, order: event.languages }
  const isScattered = inSeveralVenues(rooms)
  return once(
    ({ id }: FrozenRoom) => id,
    ({ name, venue }) => (
      <>
        <Phrase value={name} {...texts} />
        {isScattered ? (
          <>
            , <Phrase value={venue.name} {...texts} />
          </>
        ) : null}
      </>
    ),
  )
}

/** In which languages a session is spoken and interpreted, as far as the programme says. */
export function languagesSaid({ frame }: ScheduleView): (session: ReleasedSession) => string[] {
  const { shared, public: words } = messages(frame.locale)
  const t = words.event.session
  const list = new Intl.ListFormat(frame.locale, { type: 'unit' })
  const said = new Map<string, string[]>()
  const names = (languages: readonly ContentLanguage[]) =>
    list.format(languages.map((language) => shared.languages[language]))
  return ({ spokenIn, interpretedInto }) => {
    const key = `${spokenIn} ${interpretedInto}`
    const known = said.get(key) ?? [
      ...(spokenIn.length > 0 ? [t.spokenIn(names(spokenIn))] : []),
      ...(interpretedInto.length > 0 ? [t.interpretedInto(names(interpretedInto))] : []),
    ]
    said.set(key, known)
    return known
  }
}
