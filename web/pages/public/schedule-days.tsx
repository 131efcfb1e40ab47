import { dayInShort, dayInWords } from '#web/components/dates.ts'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { scheduleGrid } from './schedule-grid.tsx'
import { scheduleList } from './schedule-list.tsx'
import type { SessionParts } from './schedule-parts.tsx'
import type { ScheduleView } from './schedule-view.ts'

interface DaysProps {
  view: ScheduleView
  partsOf: (session: ReleasedSession) => SessionParts
}

const dayId = (date: string) => `day-${date}`

/** To each day, and to what has no time yet. */
export function DayLinks({ view: { frame, zone, schedule } }: { view: ScheduleView }) {
  const { days, unscheduled } = schedule
  const t = messages(frame.locale).programme.schedule
  if (days.length + (unscheduled.length > 0 ? 1 : 0) < 2) return null
  return (
    <nav class="schedule-days" aria-label={t.days}>
      <ul>
        {days.map(({ date, sessions: [first] }) => (
          <li>
            <a href={`#${dayId(date)}`}>{first ? dayInShort(first.startsAt, frame.locale, zone) : date}</a>
          </li>
        ))}
        {unscheduled.length > 0 ? (
          <li>
            <a href="#unscheduled">{t.unscheduled}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** Every day twice: as a list and as a table by room, of which the styles show the one that fits the screen. */
export function Days({ view, partsOf }: DaysProps) {
  const { frame, zone, schedule } = view
  const [list, grid] = [scheduleList(view, partsOf), scheduleGrid(view, partsOf)]
  return (
    <>
      {schedule.days.map(({ date, sessions }) => {
        const [first] = sessions
        const day = first ? dayInWords(first.startsAt, frame.locale, zone) : date
        return (
          <section class="schedule-day" aria-labelledby={dayId(date)}>
            <h2 id={dayId(date)}>{day}</h2>
            {list(sessions)}
            {grid(day, sessions)}
          </section>
        )
      })}
      {schedule.unscheduled.length > 0 ? (
        <section class="schedule-open" aria-labelledby="unscheduled">
          <h2 id="unscheduled">{messages(frame.locale).programme.schedule.unscheduled}</h2>
          {list(schedule.unscheduled)}
        </section>
      ) : null}
    </>
  )
}
