import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { type Board, type BoardFilter, boardFilters, passes } from '#worker/domain/programme/speaking/board.ts'
import { takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'
import { type WantedItem, wantedItems } from '#worker/domain/programme/speaking/table.ts'
import { SpeakingTable } from './speaking-table.tsx'

export const boardDone = ['invited', 'asked', 'reminded'] as const

interface SpeakingProps extends EventPageProps {
  board: Board
  /** Who is shown; everybody where none is chosen. */
  show: BoardFilter | undefined
  done: (typeof boardDone)[number] | undefined
}

const pathOf = ({ event }: Pick<EventPageProps, 'event'>) => `/console/events/${event.slug}/speaking`

/** Who has answered, opened their link and delivered what, with the ways to invite, remind and decide. */
export function SpeakingPage({ board, show, done, ...page }: SpeakingProps) {
  const { frame, event } = page
  const t = messages(frame.locale).speakingConsole
  const { settings, standings } = board
  const shown = show ? standings.filter(passes[show]) : standings
  return (
    <EventFrame {...page} title={t.title} current="speaking">
      <Done words={done && t.done[done]} />
      <p class="muted">
        {t.intro} {settings.dueAt ? t.due(momentInWords(settings.dueAt, frame.locale, event.timeZone)) : t.noDue}
      </p>
      <Ways {...page} board={board} />
      {standings.length === 0 ? (
        <div class="empty">
          <p>{t.none}</p>
          <p>
            <a href={link(frame, `/console/events/${event.slug}/sessions`)}>{t.toSessions}</a>
          </p>
        </div>
      ) : (
        <>
          <Filters {...page} {...{ board, show }} />
          {shown.length === 0 ? (
            <p class="empty">{t.noneHere}</p>
          ) : (
            <SpeakingTable {...page} {...{ settings }} standings={shown} />
          )}
          <p>
            <a href={link(frame, `${pathOf(page)}.csv`)}>{t.export}</a>
          </p>
        </>
      )}
    </EventFrame>
  )
}

function Ways({ board, ...page }: EventPageProps & { board: Board }) {
  const { frame, event } = page
  const t = messages(frame.locale).speakingConsole
  const path = pathOf(page)
  const uninvited = board.standings.filter(passes.uninvited).length
  const isMissing = board.standings.some((one) => one.link && !one.link.revokedAt && passes.missing(one))
  const isOpen = takesSpeakers(event, frame.now)
  return (
    <p class="actions">
      {isOpen && uninvited > 0 ? (
        <a class="button" href={link(frame, `${path}/invitations/new`)}>
          {t.invite(uninvited)}
        </a>
      ) : null}
      {isOpen && isMissing ? (
        <a class="button secondary" href={link(frame, `${path}/reminders`)}>
          {t.remind}
        </a>
      ) : null}
      <a class="button secondary" href={link(frame, `${path}/suggestions`)}>
        {board.openSuggestions > 0 ? t.suggestions(board.openSuggestions) : t.allSuggestions}
      </a>
      <a href={link(frame, `${path}/settings`)}>{t.ask}</a>
    </p>
  )
}

const isItem = (filter: BoardFilter): filter is WantedItem => wantedItems.some((item) => item === filter)

/** The figures, each a link to those it counts; what nobody is, is not named. */
function Filters({ board, show, ...page }: EventPageProps & Pick<SpeakingProps, 'board' | 'show'>) {
  const { frame } = page
  const t = messages(frame.locale).speakingConsole
  const path = pathOf(page)
  const counts = boardFilters.map((filter) => ({ filter, count: board.standings.filter(passes[filter]).length }))
  const { items = [], states = [] } = Object.groupBy(
    counts.filter(({ count, filter }) => count > 0 || filter === show),
    ({ filter }) => (isItem(filter) ? 'items' : 'states'),
  )
  const figures = (list: typeof counts) =>
    list.map(({ filter, count }) => (
      <li>
        <a
          href={link(frame, `${path}?show=${filter}`)}
          {...(filter === show ? { 'aria-current': 'page' as const } : {})}
        >
          <strong>{figure(frame.locale, count)}</strong> {t.filters[filter]}
        </a>
      </li>
    ))
  return (
    <>
      <nav aria-label={t.figures}>
        <ul class="mail-states">
          <li>
            <a href={link(frame, path)} {...(show ? {} : { 'aria-current': 'page' as const })}>
              <strong>{figure(frame.locale, board.standings.length)}</strong> {t.all}
            </a>
          </li>
          {figures(states)}
        </ul>
      </nav>
      {items.length > 0 ? (
        <nav aria-label={t.missingItems}>
          <ul class="mail-states speaking-items">{figures(items)}</ul>
        </nav>
      ) : null}
    </>
  )
}
