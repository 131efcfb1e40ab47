import { messages } from '#web/messages/messages.ts'
import type { ContentLanguage, Locale } from '#worker/core/text/languages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ProgrammeChange } from '#worker/domain/programme/table.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { Phrase } from './phrase.tsx'

type Times = Extract<ProgrammeChange, { at: unknown }>['at']

interface ChangesProps {
  locale: Locale
  event: Pick<EventRow, 'languages' | 'timeZone'>
}

const dayOf = ({ locale, event: { timeZone } }: ChangesProps, at: number) => dayInWords(new Date(at), locale, timeZone)

const hoursOf = ({ locale, event: { timeZone } }: ChangesProps, instants: (number | null)[]) =>
  instants.flatMap((at) => (at === null ? [] : timeInWords(new Date(at), locale, timeZone))).join('–')

/** Day and hours of a session in words; undefined while it has none. */
const whenInWords = (props: ChangesProps, { startsAt, endsAt }: Times): string | undefined =>
  startsAt === null ? undefined : `${dayOf(props, startsAt)}, ${hoursOf(props, [startsAt, endsAt])}`

/** What happened to the time of a session, which may have had none before or have none now; the day is said once where it stays. */
function moveInWords(props: ChangesProps, from: Times, to: Times): string {
  const t = messages(props.locale).programme.changes
  const [before, now] = [whenInWords(props, from), whenInWords(props, to)]
  if (!before || !now) return now ? t.scheduled(now) : t.unscheduled(before ?? '')
  const day = dayOf(props, to.startsAt ?? 0)
  const stays = day === dayOf(props, from.startsAt ?? 0)
  const hours = ({ startsAt, endsAt }: Times) => hoursOf(props, [startsAt, endsAt])
  return stays ? t.movedThatDay(day, hours(from), hours(to)) : t.moved(before, now)
}

/** The earlier title in the languages in which it was another. */
const otherTitle = (from: Localized, title: Localized): Localized =>
  Object.fromEntries(Object.entries(from).filter(([language, text]) => title[language as ContentLanguage] !== text))

interface Exchange {
  both: (from: string, to: string) => string
  given: (to: string) => string
  taken: (from: string) => string
}

/** What took the place of what: rooms of rooms, people of people. */
function exchangeInWords({ locale }: ChangesProps, from: string[], to: string[], words: Exchange): string {
  const listed = (names: string[]) => new Intl.ListFormat(locale, { type: 'unit' }).format(names)
  if (from.length > 0 && to.length > 0) return words.both(listed(from), listed(to))
  return to.length > 0 ? words.given(listed(to)) : words.taken(listed(from))
}

type Renamed = Extract<ProgrammeChange, { kind: 'renamed' }>

function inWords(props: ChangesProps, change: Exclude<ProgrammeChange, Renamed>): string {
  const { locale, event } = props
  const t = messages(locale).programme.changes
  const names = (texts: Localized[]) => texts.map((text) => plain(text, locale, event.languages))
  switch (change.kind) {
    case 'added': {
      const when = whenInWords(props, change.at)
      return when ? t.added(when) : t.addedOpen
    }
    case 'removed': {
      const when = whenInWords(props, change.at)
      return when ? t.removed(when) : t.removedOpen
    }
    case 'moved':
      return moveInWords(props, change.from, change.to)
    case 'room': {
      const words = { both: t.room, given: t.roomGiven, taken: t.roomTaken }
      return exchangeInWords(props, names(change.from), names(change.to), words)
    }
    case 'people': {
      const words = { both: t.people, given: t.peopleGiven, taken: t.peopleTaken }
      return exchangeInWords(props, change.from, change.to, words)
    }
  }
}

/** The earlier title of a session, in its own language; none where it only came to stand in more languages. */
function RenamedInWords({ locale, event, change }: ChangesProps & { change: Renamed }) {
  const t = messages(locale).programme.changes
  const from = otherTitle(change.from, change.title)
  const isTranslated = Object.keys(from).length === 0
  return (
    <>
      {isTranslated ? t.translated : `${t.renamed} `}
      <Phrase value={from} locale={locale} order={event.languages} />
    </>
  )
}

/** One change in words. */
export const ChangeInWords = ({ change, ...props }: ChangesProps & { change: ProgrammeChange }) => (
  <>{change.kind === 'renamed' ? <RenamedInWords {...props} change={change} /> : inWords(props, change)}</>
)

interface ChangeListProps extends ChangesProps {
  changes: readonly ProgrammeChange[]
  /** The address of a session's page, by its number, where it has one. */
  pageOf?: (number: number) => string | undefined
}

/** What a release changes or changed, session by session. */
export function ChangeList({ changes, pageOf, ...props }: ChangeListProps) {
  const bySession = [...Map.groupBy(changes, ({ number }) => number)]
  return (
    <ul class="changes">
      {bySession.map(([number, ofSession]) => {
        const title = <Phrase value={ofSession[0]?.title ?? {}} locale={props.locale} order={props.event.languages} />
        const page = pageOf?.(number)
        return (
          <li>
            <strong>{page ? <a href={page}>{title}</a> : title}</strong>
            {ofSession.map((change) => (
              <div>
                <ChangeInWords {...props} change={change} />
              </div>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
