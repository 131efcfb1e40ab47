import { galleryPath, newestPath } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { isListed } from '#worker/domain/galleries/showing/door.ts'
import type { PublicGallery } from '#worker/domain/galleries/showing/queries.ts'
import { PhotoAlbums } from './photo-albums.tsx'
import { PhotoDownloads } from './photo-downloads.tsx'
import { PhotoPages } from './photo-pages.tsx'
import { sharedPicture } from './photo-share.ts'
import { PhotoTile } from './photo-tile.tsx'

interface PhotosProps {
  frame: Frame
  gallery: PublicGallery
}

/** Where one is: the event, and from an album all photos. */
function Kicker({ frame, gallery: { event, album } }: PhotosProps) {
  const t = messages(frame.locale).public.photos
  return (
    <p class="kicker gallery-way">
      <a href={link(frame, `/events/${event.slug}`)}>
        <Phrase value={event.title} locale={frame.locale} order={event.languages} />
      </a>
      {album ? <a href={link(frame, galleryPath(event))}>{t.all}</a> : null}
    </p>
  )
}

/** The pictures in justified rows; enlarged in place by script, and numbered over all pages. */
function Rows({ frame, gallery }: PhotosProps) {
  const { photos, before, total } = gallery
  const t = messages(frame.locale).public.photos
  return (
    <photo-lightbox
      data-before={before}
      data-total={total}
      data-name={gallery.event.slug}
      data-position={t.positionPattern}
      data-dialog={t.dialog}
      data-previous={t.previous}
      data-next={t.next}
      data-close={t.close}
      data-zoom={t.zoom}
      data-failed={t.failed}
      data-download={t.download}
      data-remove={messages(frame.locale).consent.removal.link}
      data-share={t.share}
      data-copy={t.copyLink}
      data-copied={t.copied}
    >
      <ul class="gallery">
        {photos.map((photo, index) => (
          <PhotoTile frame={frame} gallery={gallery} photo={photo} number={before + index + 1} />
        ))}
      </ul>
    </photo-lightbox>
  )
}

/** The photos of an event or album in justified rows of true aspect ratios, 60 to a page, its albums before or behind them. */
export function PhotosPage({ frame, gallery }: PhotosProps) {
  const { event, door, album, albums, photos, page, total } = gallery
  const t = messages(frame.locale).public.photos
  const texts = { locale: frame.locale, order: event.languages }
  const eventTitle = plain(event.title, frame.locale, event.languages)
  // A gallery of one album is that album.
  const heading = album ?? (albums.length === 1 ? albums[0] : undefined)
  const showsAlbums = albums.length > 1 && album === undefined && page === 1
  const title = heading ? plain(heading.title, frame.locale, event.languages) : t.title
  return (
    <Document
      frame={frame}
      title={`${title} · ${eventTitle}`}
      unlisted={!isListed(door)}
      description={t.count(total)}
      {...sharedPicture(frame, { event, photo: album ?? albums[0] })}
      stylesheets={['gallery.css']}
      islands={photos.length > 0 ? ['lightbox.js', 'photo-placeholders.js'] : []}
      feeds={[{ href: link(frame, newestPath(event)), type: 'application/rss+xml', title: t.feed(eventTitle) }]}
    >
      <Kicker frame={frame} gallery={gallery} />
      <h1>{heading ? <Phrase value={heading.title} {...texts} /> : t.title}</h1>
      {photos.length === 0 ? (
        <p>
          {t.none} {t.noneNext}
        </p>
      ) : (
        <photo-placeholders>
          <p class="muted">{t.count(total)}</p>
          {showsAlbums ? <PhotoAlbums frame={frame} gallery={gallery} /> : null}
          {showsAlbums ? <h2>{t.all}</h2> : null}
          <Rows frame={frame} gallery={gallery} />
          <PhotoPages frame={frame} gallery={gallery} />
          {album ? <PhotoAlbums frame={frame} gallery={gallery} /> : null}
        </photo-placeholders>
      )}
      <PhotoDownloads frame={frame} gallery={gallery} />
    </Document>
  )
}
