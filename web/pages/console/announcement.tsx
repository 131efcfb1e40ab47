import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import type { Letter } from '#web/mails/letter.tsx'
import { messages } from '#web/messages/messages.ts'
import type { Announcement } from '#worker/domain/registrations/decisions.ts'

interface AnnouncementProps extends EventPageProps {
  announcement: Announcement
  /** How the mails read. */
  previews: readonly Letter[]
}

/** Before decisions are mailed: how many people get which mail, and how the mails read. */
export function AnnouncementPage({ announcement, previews, ...page }: AnnouncementProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.registrations.decisions
  const { places, waitlisted, declined } = announcement
  const path = `/console/events/${event.slug}/registrations`
  const number = places + waitlisted + declined
  return (
    <EventFrame {...page} title={t.announceTitle} current="registrations">
      {number === 0 ? (
        <p class="empty">{t.nothing}</p>
      ) : (
        <>
          <section aria-labelledby="who">
            <h2 id="who">{t.whoGetsWhat}</h2>
            <ul>
              {places > 0 ? <li>{t.places(places)}</li> : null}
              {waitlisted > 0 ? <li>{t.waitlisted(waitlisted)}</li> : null}
              {declined > 0 ? <li>{t.declinedPeople(declined)}</li> : null}
            </ul>
            {places > 0 ? <p class="muted">{t.byArrival}</p> : null}
          </section>
          <section aria-labelledby="preview">
            <h2 id="preview">{t.preview}</h2>
            <p class="muted">{t.previewHint}</p>
            {previews.map((letter) => (
              <article class="panel">
                <h3>{letter.subject}</h3>
                <pre class="mail-text">{letter.text}</pre>
              </article>
            ))}
          </section>
        </>
      )}
      <form method="post" action={link(frame, `${path}/announcement`)} class="actions">
        {number === 0 ? null : <button type="submit">{t.send(number)}</button>}
        <a class="button secondary" href={link(frame, path)}>
          {t.later}
        </a>
      </form>
    </EventFrame>
  )
}
