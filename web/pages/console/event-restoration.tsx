import { EventFrame, type EventPageProps, eventTitle } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** Asks once more before a cancelled event takes place after all, and says how many are mailed. */
export function EventRestorationPage({ recipients, ...page }: EventPageProps & { recipients: number }) {
  const { frame, event } = page
  const t = messages(frame.locale).console.event
  const path = `/console/events/${event.slug}`
  return (
    <EventFrame {...page} title={t.restoreTitle(eventTitle(frame, event))} current="overview">
      <section class="panel">
        <p>
          <strong>{t.restoreMails(recipients)}</strong>
        </p>
        <p>{t.restoreNext}</p>
        <form method="post" action={link(frame, `${path}/cancellation/removal`)} class="actions">
          <button type="submit">{t.restoreConfirm}</button>
          <a class="button secondary" href={link(frame, path)}>
            {t.keepCancelled}
          </a>
        </form>
      </section>
    </EventFrame>
  )
}
