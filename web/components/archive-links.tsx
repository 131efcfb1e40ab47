import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type ArchiveChoice, photosOfArchive } from '#worker/domain/galleries/showing/archive.ts'
import { archivePath } from './photo-paths.ts'

interface ArchiveLinksProps {
  frame: Frame
  event: { slug: string }
  only: ArchiveChoice
  /** Only the pictures of this album. */
  albumId?: string | undefined
  /** Of the pictures that were chosen. */
  total: number
  /** What the ZIP holds, where one holds all. */
  label: string
}

/** Pictures to be taken home as ZIP, in several files where one would be too many. */
export function ArchiveLinks({ frame, event, only, albumId, total, label }: ArchiveLinksProps) {
  const t = messages(frame.locale).public.photos
  const parts = Math.ceil(total / photosOfArchive)
  const query = `?only=${only}${albumId ? `&album=${albumId}` : ''}`
  return (
    <>
      {Array.from({ length: parts }, (_, index) => (
        <a
          class="button secondary"
          href={link(frame, `${archivePath(event)}${query}${index === 0 ? '' : `&part=${index + 1}`}`)}
        >
          {parts === 1 ? label : t.downloadPart(index + 1, parts)}
        </a>
      ))}
    </>
  )
}
