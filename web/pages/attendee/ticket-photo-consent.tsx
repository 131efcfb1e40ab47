import { momentInWords } from '#web/components/dates.ts'
import { PhotoConsent } from '#web/components/photo-consent.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Ticket } from '#worker/domain/registrations/queries.ts'

interface TicketPhotoConsentProps {
  frame: Frame
  /** The ticket's own path, with the token. */
  path: string
  ticket: Ticket
}

/** What the holder said of pictures last, and the way to say otherwise, also when the event is over. */
export function TicketPhotoConsent({ frame, path, ticket: { photoConsent, event } }: TicketPhotoConsentProps) {
  const t = messages(frame.locale).consent
  const answer = photoConsent && (photoConsent.isGiven ? 'yes' : 'no')
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">{t.label}</h2>
      <p class="muted">
        {photoConsent && answer
          ? t.said(t[answer], momentInWords(photoConsent.createdAt, frame.locale, event.timeZone))
          : t.none}
      </p>
      <form method="post" action={link(frame, `${path}/photo-consent`)} class="person-form">
        <PhotoConsent frame={frame} form={{ values: answer ? { photos: answer } : {}, faults: {} }} />
        <p class="actions">
          <button type="submit" class="secondary">
            {t.save}
          </button>
        </p>
      </form>
    </section>
  )
}
