import type { Child } from 'hono/jsx'
import { PersonalFeed, type PersonalFeedProps } from '#web/components/personal-feed.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

type CalendarPageProps = Omit<PersonalFeedProps, 'name' | 'kind'> & { event: EventRow }

function CalendarPage({
  event,
  kind,
  children,
  ...feed
}: CalendarPageProps & { kind: 'ticket' | 'stars'; children: Child }) {
  const { frame } = feed
  const t = messages(frame.locale).calendars.personal
  const title = plain(event.title, frame.locale, event.languages)
  return (
    <Document frame={frame} title={`${t.title} · ${title}`} unlisted islands={['copy-text.js', 'keep-stars.js']}>
      <p class="kicker">
        <Phrase value={event.title} locale={frame.locale} order={event.languages} />
      </p>
      <h1>{t.title}</h1>
      <PersonalFeed {...feed} kind={kind} name={title} />
      {children}
    </Document>
  )
}

/** The calendar of a ticket's holder. */
export function TicketCalendarPage({ ticket, ...props }: CalendarPageProps & { ticket: string }) {
  const { frame } = props
  return (
    <CalendarPage {...props} kind="ticket">
      <p>
        <a href={link(frame, ticket)}>{messages(frame.locale).calendars.personal.toTicket}</a>
      </p>
    </CalendarPage>
  )
}

/** The calendar of the stars that a browser keeps; the island lets that browser find this page again. */
export function StarCalendarPage({ stars, ...props }: CalendarPageProps & { stars: readonly number[] }) {
  const { frame, path, event } = props
  const t = messages(frame.locale).calendars.personal
  return (
    <CalendarPage {...props} kind="stars">
      <keep-stars data-event={event.id} data-path={path} data-stars={stars.join()}>
        <p>{t.stars(stars.length)}</p>
      </keep-stars>
      <p class="hint">{t.keep}</p>
      <p>
        <a href={link(frame, `/events/${event.slug}/schedule`)}>{t.toSchedule}</a>
      </p>
    </CalendarPage>
  )
}
