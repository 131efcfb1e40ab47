import { eventTitle } from '#web/components/event-frame.tsx'
import { OwnPhotoList } from '#web/components/own-photos.tsx'
import { PhotoUpload, type UploadNews, UploadOutcome } from '#web/components/photo-upload.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { OwnPhotos } from '#worker/domain/galleries/editing/queries.ts'

interface TicketPhotosProps extends UploadNews {
  frame: Frame
  event: EventRow
  /** The ticket's path, with the token. */
  path: string
  own: OwnPhotos
  formKey: string
}

/** Where an attendee sends pictures to the organisers. */
export function TicketPhotosPage({ frame, event, path, own, formKey, ...news }: TicketPhotosProps) {
  const { sending: t, photographing } = messages(frame.locale).photos
  const title = eventTitle(frame, event)
  return (
    <Document
      frame={frame}
      title={`${t.title} · ${title}`}
      unlisted
      stylesheets={['photographing.css']}
      islands={['photo-upload.js']}
    >
      <p>
        <a class="back" href={link(frame, path)}>
          {t.toTicket}
        </a>
      </p>
      <h1>
        {t.title}
        <span class="subtitle">{title}</span>
      </h1>
      <UploadOutcome frame={frame} {...news} />
      <p>
        {t.intro(title)} {photographing.privacy}
      </p>
      <PhotoUpload frame={frame} path={`${path}/photos`} formKey={formKey} />
      <OwnPhotoList frame={frame} own={own} under={`${path}/photos`} />
    </Document>
  )
}
