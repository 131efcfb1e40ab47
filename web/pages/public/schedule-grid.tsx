import { timeInWords } from '#web/components/dates.ts'
import { Instant } from '#web/components/when.tsx'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import type { ScheduledSession } from '#worker/domain/programme/schedule.ts'
import { type GridCell, gridOf } from '#worker/domain/programme/schedule-grid.ts'
import { roomNames, type SessionParts } from './schedule-parts.tsx'
import type { ScheduleView } from './schedule-view.ts'

/** So many share the width; more have one of their own each, and the box scrolls. */
const fewColumns = 6

/** A day by room, in a box that scrolls by itself. */
export function scheduleGrid(view: ScheduleView, partsOf: (session: ReleasedSession) => SessionParts) {
  const { frame, zone, rooms } = view
  const t = messages(frame.locale).programme.schedule
  const roomName = roomNames(view)
  const slot = (session: ScheduledSession) => {
    const { hours, title, sort, people } = partsOf(session)
    return (
      <div class="slot" data-session={session.number}>
        <p class="slot-time">{hours}</p>
        <p class="slot-title">{title}</p>
        {people ? <p>{people}</p> : null}
        <p class="slot-sort">{sort}</p>
      </div>
    )
  }
  const cell = ({ sessions, rows, columns }: GridCell) => (
    <td {...(rows > 1 ? { rowspan: rows } : {})} {...(columns > 1 ? { colspan: columns } : {})}>
      {sessions.map(slot)}
    </td>
  )
  return (day: string, sessions: readonly ScheduledSession[]) => {
    const { columns, rows } = gridOf(sessions, rooms)
    return (
      <section class="schedule-grid" aria-label={t.byRoom(day)} tabindex={0}>
        <table {...(columns.length <= fewColumns ? { class: 'few' } : {})}>
          <caption class="visually-hidden">{t.byRoom(day)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.time}</th>
              {columns.map((room) => (
                <th scope="col">{room ? roomName(room) : t.noRoom}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, cells }) => (
              <tr>
                <th scope="row">
                  <Instant at={at} zone={zone}>
                    {timeInWords(at, frame.locale, zone)}
                  </Instant>
                </th>
                {cells.map(cell)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )
  }
}
