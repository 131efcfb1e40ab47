import { type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { may } from '#worker/domain/organizations/rules.ts'

/** What is done with an event as a whole, seldom and on purpose. */
export function EventActions({ frame, event, role }: EventPageProps) {
  const t = messages(frame.locale).console.event
  const path = `/console/events/${event.slug}`
  if (!may(role, 'events.edit')) return null
  return (
    <section class="panel">
      <h2>{t.further}</h2>
      <p class="muted">{event.archivedAt ? t.unarchiveHint : t.archiveHint}</p>
      <div class="actions">
        <a class="button secondary" href={link(frame, `${path}/poster`)}>
          {t.poster}
        </a>
        <a class="button secondary" href={link(frame, `${path}/duplication`)}>
          {t.duplicate}
        </a>
        {event.archivedAt ? (
          <PostButton frame={frame} path={`${path}/archive/removal`} label={t.unarchive} />
        ) : (
          <PostButton frame={frame} path={`${path}/archive`} label={t.archive} />
        )}
        {event.state === 'published' && frame.now < event.endsAt ? (
          <a href={link(frame, `${path}/cancellation`)}>{t.cancelEvent}</a>
        ) : null}
        {event.state === 'cancelled' ? (
          <a href={link(frame, `${path}/cancellation/removal`)}>{t.restoreEvent}</a>
        ) : null}
      </div>
    </section>
  )
}
