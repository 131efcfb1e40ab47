import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Cursor, Page } from '#worker/domain/events/queries.ts'
import { EventCards } from './event-card.tsx'

export interface EventListsProps {
  frame: Frame
  /** The page's own path, which older and later events are pages of. */
  path: string
  /** Absent where the address asks for a page of the other list. */
  upcoming?: Page | undefined
  past?: Page | undefined
}

const cursorText = ({ endsAt, id }: Cursor) => `${endsAt.getTime()}_${id}`

/** Upcoming events, then past ones, each with the way to the next page. */
export function EventLists({ frame, path, upcoming, past }: EventListsProps) {
  const t = messages(frame.locale).public.start
  return (
    <>
      {upcoming ? (
        <section>
          <h2>{t.upcoming}</h2>
          {upcoming.events.length > 0 ? (
            <EventCards frame={frame} events={upcoming.events} />
          ) : (
            <p class="muted">{t.nothingUpcoming}</p>
          )}
          {upcoming.next ? (
            <p>
              <a class="button secondary" href={link(frame, `${path}?after=${cursorText(upcoming.next)}`)}>
                {t.later}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      {past && past.events.length > 0 ? (
        <section>
          <h2>{t.past}</h2>
          <EventCards frame={frame} events={past.events} />
          {past.next ? (
            <p>
              <a class="button secondary" href={link(frame, `${path}?before=${cursorText(past.next)}`)}>
                {t.older}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
