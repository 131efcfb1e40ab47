import { ArchiveLinks } from '#web/components/archive-links.tsx'
import { archivePath, galleryPath, newestPath } from '#web/components/photo-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { PublicGallery } from '#worker/domain/galleries/showing/queries.ts'

interface DownloadsProps {
  frame: Frame
  gallery: PublicGallery
}

/** The whole gallery or album as ZIP, in several files where one would be too many; of the whole gallery its highlights too. */
function Archives({ frame, gallery: { event, door, album, total } }: DownloadsProps) {
  const t = messages(frame.locale).public.photos
  return (
    <p class="actions">
      <ArchiveLinks {...{ frame, event, total }} only="all" albumId={album?.id} label={t.downloadAll(total)} />
      {door.hasHighlights && !album ? (
        <a class="button secondary" href={link(frame, `${archivePath(event)}?only=highlights`)}>
          {t.downloadHighlights}
        </a>
      ) : null}
    </p>
  )
}

/** What stands below the pictures: taking them home, following new ones, what the press may use, and how one of them is taken away. */
export function PhotoDownloads({ frame, gallery }: DownloadsProps) {
  const { event, door, total } = gallery
  const { public: words, consent } = messages(frame.locale)
  const t = words.photos
  return (
    <section class="gallery-ends" aria-labelledby="take-home">
      <h2 id="take-home">{t.takeHome}</h2>
      {total > 0 ? <Archives frame={frame} gallery={gallery} /> : null}
      <p class="actions">
        {door.hasPress ? <a href={link(frame, `${galleryPath(event)}/press`)}>{consent.press.link}</a> : null}
        <a href={link(frame, newestPath(event))}>{t.follow}</a>
      </p>
      {total > 0 ? <p class="muted">{consent.removal.howInAlbum}</p> : null}
    </section>
  )
}
