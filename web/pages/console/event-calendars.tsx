import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FeedAddress } from '#web/components/feed-address.tsx'
import { FeedReaders } from '#web/components/feed-readers.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Readers } from '#worker/domain/calendars/readers/queries.ts'

/** The calendars of an event for its organisers: the addresses, the sheet for the hall, who reads them. */
export function EventCalendarsPage({ readers, ...page }: EventPageProps & { readers: Readers }) {
  const { frame, event } = page
  const t = messages(frame.locale).calendars.console
  const path = `/events/${event.slug}`
  return (
    <EventFrame {...page} title={t.title} current="calendars" islands={['copy-text.js']}>
      <p>{t.intro}</p>
      <section class="form-column" aria-labelledby="addresses">
        <h2 id="addresses">{t.addresses}</h2>
        {event.state === 'draft' ? <p class="notice warn">{t.notPublished}</p> : null}
        <FeedAddress frame={frame} id="feed" label={t.feed} path={`${path}/calendar.ics`} />
        <FeedAddress frame={frame} id="days" label={t.days} path={`${path}/calendar.ics?shape=days`} />
        <ul class="plain-links">
          {event.state === 'published' ? (
            <li>
              <a href={link(frame, `${path}/calendar`)}>{t.page}</a>
            </li>
          ) : null}
          <li>
            <a href={link(frame, `/console${path}/calendars/hall`)}>{t.hall}</a>
          </li>
        </ul>
      </section>
      <FeedReaders {...{ frame, readers }} />
    </EventFrame>
  )
}
