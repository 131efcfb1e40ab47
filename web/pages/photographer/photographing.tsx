import { momentInWords } from '#web/components/dates.ts'
import { eventTitle } from '#web/components/event-frame.tsx'
import { OwnPhotoList } from '#web/components/own-photos.tsx'
import { PhotoObjectors } from '#web/components/photo-objectors.tsx'
import { PhotoUpload, type UploadNews, UploadOutcome } from '#web/components/photo-upload.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { OwnPhotos } from '#worker/domain/galleries/editing/queries.ts'
import type { PhotographerLink } from '#worker/domain/galleries/uploads/photographers.ts'

interface PhotographingProps extends PhotographerLink, UploadNews {
  frame: Frame
  /** The page's own path, with the token. */
  path: string
  own: OwnPhotos
  formKey: string
  objectors: readonly { name: string }[]
}

/** Behind a photographer's link: bring in pictures, see what came. */
export function PhotographingPage({
  frame,
  photographer,
  event,
  path,
  own,
  formKey,
  objectors,
  ...news
}: PhotographingProps) {
  const t = messages(frame.locale).photos.photographing
  const title = eventTitle(frame, event)
  const { name, maxPhotos, endsAt } = photographer
  return (
    <Document
      frame={frame}
      title={`${t.title} · ${title}`}
      unlisted
      stylesheets={['photographing.css']}
      islands={['photo-upload.js']}
    >
      <h1>
        {t.title}
        <span class="subtitle">{title}</span>
      </h1>
      <UploadOutcome frame={frame} {...news} />
      <p>
        {t.hello(name)} {t.intro(title)}
      </p>
      <p>
        {t.terms(maxPhotos, momentInWords(endsAt, frame.locale, event.timeZone))} {t.privacy}
      </p>
      <PhotoObjectors frame={frame} objectors={objectors} />
      <PhotoUpload frame={frame} path={path} formKey={formKey} />
      <OwnPhotoList frame={frame} own={own} under={path} />
      <p>
        <a href={link(frame, `/events/${event.slug}`)}>{title}</a>
      </p>
    </Document>
  )
}
