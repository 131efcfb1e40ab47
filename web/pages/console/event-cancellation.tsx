import { EventFrame, type EventPageProps, eventTitle } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** Asks once more before an event is cancelled, with its name and the number of people who get a mail. */
export function EventCancellationPage({ recipients, ...page }: EventPageProps & { recipients: number }) {
  const { frame, event } = page
  const t = messages(frame.locale).console.event
  const path = `/console/events/${event.slug}`
  return (
    <EventFrame {...page} title={t.cancelTitle(eventTitle(frame, event))} current="overview">
      <section class="panel danger">
        <p>
          <strong>{t.cancelMails(recipients)}</strong>
        </p>
        <p>{t.cancelNext}</p>
        <form method="post" action={link(frame, `${path}/cancellation`)} class="actions">
          <button type="submit" class="danger">
            {t.cancelConfirm}
          </button>
          <a class="button secondary" href={link(frame, path)}>
            {t.keepEvent}
          </a>
        </form>
      </section>
    </EventFrame>
  )
}
