import { eventTitle } from '#web/components/event-frame.tsx'
import { Document } from '#web/layouts/document.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { FoundLink } from '#worker/domain/programme/speaking/link.ts'

/** A link that worked once: why it does not any more, and whom to ask. */
export function GonePage({ frame, found }: { frame: Frame; found: FoundLink }) {
  const { gone: t, questions } = messages(frame.locale).speaker
  const { event, organization, speaker, assistant, invitation, standing } = found
  const host = plain(organization.name, frame.locale)
  const contact = event.contactEmail ?? organization.contactEmail
  const isEnded = assistant?.revokedAt && !invitation.revokedAt
  const why = standing === 'replaced' ? t.replaced(host) : isEnded ? t.ended(speaker.name) : t.revoked(host)
  return (
    <Document frame={frame} title={t.title} unlisted>
      <div class="narrow">
        <h1>
          {t.title}
          <span class="subtitle">{eventTitle(frame, event)}</span>
        </h1>
        <p>{why}</p>
        {contact ? (
          <p>
            {questions}
            {colon(frame.locale)}
            <a href={`mailto:${contact}`}>{contact}</a>
          </p>
        ) : null}
      </div>
    </Document>
  )
}
