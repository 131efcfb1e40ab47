import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, srcset } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { PublicGallery, PublicPhoto } from '#worker/domain/galleries/queries.ts'
import { ratioClass } from './photo-ratios.ts'

/** Pictures of the first rows are loaded at once, all others when they come near. */
const eager = 6

interface TileProps {
  frame: Frame
  gallery: PublicGallery
  photo: PublicPhoto
  number: number
}

function Tile({ frame, gallery, photo, number }: TileProps) {
  const { event, total, before } = gallery
  const { publicKey, width, height } = photo
  const caption = plain(photo.caption, frame.locale, event.languages)
  const alt =
    plain(photo.alt, frame.locale, event.languages) || messages(frame.locale).public.photos.unnamed(number, total)
  return (
    <li class={ratioClass(photo)}>
      <a
        href={link(frame, `/events/${event.slug}/photos/${publicKey}`)}
        data-pswp-src={pictureAddress(publicKey, 2400)}
        data-pswp-srcset={srcset(publicKey, width, 2400)}
        data-pswp-width={width}
        data-pswp-height={height}
        {...(caption ? { 'data-caption': caption } : {})}
      >
        <img
          src={pictureAddress(publicKey, 800)}
          srcset={srcset(publicKey, width, 1600)}
          sizes="(min-width: 64rem) 24rem, (min-width: 40rem) 45vw, 92vw"
          width={width}
          height={height}
          alt={alt}
          decoding="async"
          {...(number - before > eager ? { loading: 'lazy' as const } : {})}
        />
      </a>
    </li>
  )
}

function Pages({ frame, gallery }: { frame: Frame; gallery: PublicGallery }) {
  if (gallery.before === 0 && gallery.next === undefined) return null
  const t = messages(frame.locale).public.photos
  const path = `/events/${gallery.event.slug}/photos`
  return (
    <nav class="actions" aria-label={t.pages}>
      {gallery.before > 0 ? (
        <a class="button secondary" href={link(frame, path)}>
          {t.firstPage}
        </a>
      ) : null}
      {gallery.next === undefined ? null : (
        <a class="button secondary" href={link(frame, `${path}?after=${gallery.next}`)}>
          {t.nextPage}
        </a>
      )}
    </nav>
  )
}

/** The photos of an event in justified rows of true aspect ratios; each is a link to its own page, enlarged in place by script. */
export function PhotosPage({ frame, gallery }: { frame: Frame; gallery: PublicGallery }) {
  const { event, album, photos, before, total } = gallery
  const t = messages(frame.locale).public.photos
  const texts = { locale: frame.locale, order: event.languages }
  const title = plain(event.title, frame.locale, event.languages)
  return (
    <Document
      frame={frame}
      title={`${t.title} · ${title}`}
      unlisted
      stylesheets={['gallery.css']}
      islands={photos.length > 0 ? ['lightbox.js'] : []}
    >
      <p class="kicker">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} {...texts} />
        </a>
      </p>
      <h1>{album ? <Phrase value={album.title} {...texts} /> : t.title}</h1>
      {photos.length === 0 ? (
        <p>
          {t.none} {t.noneNext}
        </p>
      ) : (
        <>
          <p class="muted">{t.count(total)}</p>
          <photo-lightbox
            data-before={before}
            data-total={total}
            data-position={t.positionPattern}
            data-dialog={t.dialog}
            data-previous={t.previous}
            data-next={t.next}
            data-close={t.close}
            data-zoom={t.zoom}
            data-failed={t.failed}
          >
            <ul class="gallery">
              {photos.map((photo, index) => (
                <Tile frame={frame} gallery={gallery} photo={photo} number={before + index + 1} />
              ))}
            </ul>
          </photo-lightbox>
        </>
      )}
      <Pages frame={frame} gallery={gallery} />
    </Document>
  )
}
