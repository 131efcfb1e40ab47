import { PhotoLicence } from '#web/components/photo-licence.tsx'
import { galleryPath, photoPath, savedName } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, srcset } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { isListed } from '#worker/domain/galleries/showing/door.ts'
import type { PublicPhotoView } from '#worker/domain/galleries/showing/queries.ts'
import { ratioClass } from './photo-ratios.ts'
import { sharedPicture } from './photo-share.ts'
import { structuredPhoto } from './structured-photo.ts'

interface PhotoProps {
  frame: Frame
  view: PublicPhotoView
}

/** Which picture this is, and beside it the ways to those before and behind it. */
function Head({ frame, view: { event, number, total, previousKey, nextKey } }: PhotoProps) {
  const t = messages(frame.locale).public.photos
  return (
    <div class="photo-head">
      <h1>{t.unnamed(number, total)}</h1>
      <nav aria-label={t.pages}>
        {previousKey ? (
          <a
            class="button secondary"
            rel="prev"
            href={link(frame, photoPath(event, previousKey))}
            aria-label={t.previous}
            title={t.previous}
          >
            ←
          </a>
        ) : null}
        {nextKey ? (
          <a
            class="button secondary"
            rel="next"
            href={link(frame, photoPath(event, nextKey))}
            aria-label={t.next}
            title={t.next}
          >
            →
          </a>
        ) : null}
      </nav>
    </div>
  )
}

/** The picture with its caption, who took it and what one may do with it. */
function Figure({ frame, view: { event, photo, number, total } }: PhotoProps) {
  const { public: words, consent } = messages(frame.locale)
  const t = words.photos
  const texts = { locale: frame.locale, order: event.languages }
  const { publicKey, width, height, caption, credit, licence } = photo
  return (
    <figure class={`photo ${ratioClass(photo)}`}>
      <img
        src={pictureAddress(publicKey, 1600)}
        srcset={srcset(publicKey, width, 2400)}
        sizes="(min-width: 74rem) 72rem, 100vw"
        width={width}
        height={height}
        alt={plain(photo.alt, frame.locale, event.languages) || t.unnamed(number, total)}
      />
      <figcaption>
        {Object.keys(caption).length > 0 ? (
          <p>
            <Phrase value={caption} {...texts} />
          </p>
        ) : null}
        <p class="muted">
          {credit ? `${t.credit(credit)} · ` : ''}
          <PhotoLicence frame={frame} licence={licence} />
        </p>
        <p class="actions">
          <a class="button secondary" href={pictureAddress(publicKey, 2400)} download={savedName(event, number)}>
            {t.download}
          </a>
          <a href={link(frame, galleryPath(event))}>{t.all}</a>
          <a href={link(frame, `${photoPath(event, publicKey)}/removal`)}>{consent.removal.link}</a>
        </p>
      </figcaption>
    </figure>
  )
}

/** One photo under its own address, complete without script. */
export function PhotoPage({ frame, view }: PhotoProps) {
  const { event, album, photo, number, total } = view
  const texts = { locale: frame.locale, order: event.languages }
  const words = (text: typeof photo.alt) => plain(text, frame.locale, event.languages)
  const isUnlisted = !isListed(view.door)
  return (
    <Document
      frame={frame}
      title={`${messages(frame.locale).public.photos.unnamed(number, total)} · ${words(event.title)}`}
      description={words(photo.caption) || words(photo.alt)}
      unlisted={isUnlisted}
      {...(isUnlisted ? {} : { structured: structuredPhoto(frame, view) })}
      {...sharedPicture(frame, view)}
      stylesheets={['gallery.css']}
    >
      <p class="kicker gallery-way">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} {...texts} />
        </a>
        <a href={link(frame, galleryPath(event, album.id))}>
          <Phrase value={album.title} {...texts} />
        </a>
      </p>
      <Head frame={frame} view={view} />
      <Figure frame={frame} view={view} />
    </Document>
  )
}
