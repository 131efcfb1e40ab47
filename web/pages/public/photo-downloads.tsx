import { archivePath } from '#web/components/photo-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { photosOfArchive } from '#worker/domain/galleries/showing/archive.ts'
import type { PublicGallery } from '#worker/domain/galleries/showing/queries.ts'

interface DownloadsProps {
  frame: Frame
  gallery: PublicGallery
}

/** The whole gallery or album as ZIP; in several files where one would be too many. */
export function PhotoDownloads({ frame, gallery: { event, album, total } }: DownloadsProps) {
  const t = messages(frame.locale).public.photos
  const parts = Math.ceil(total / photosOfArchive)
  const of = album ? `&album=${album.id}` : ''
  return (
    <p class="actions">
      {Array.from({ length: parts }, (_, index) => (
        <a href={link(frame, `${archivePath(event)}?only=all${of}${index === 0 ? '' : `&part=${index + 1}`}`)}>
          {parts === 1 ? t.downloadAll(total) : t.downloadPart(index + 1, parts)}
        </a>
      ))}
    </p>
  )
}
