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

interface PhotoProps {
  frame: Frame
  view: PublicPhotoView
}

function Neighbours({ frame, view: { event, album, previousKey, nextKey } }: PhotoProps) {
  const t = messages(frame.locale).public.photos
  return (
    <nav class="actions" aria-label={t.title}>
      {previousKey ? (
        <a class="button secondary" rel="prev" href={link(frame, photoPath(event, previousKey))}>
          {t.previous}
        </a>
      ) : null}
      {nextKey ? (
        <a class="button secondary" rel="next" href={link(frame, photoPath(event, nextKey))}>
          {t.next}
        </a>
      ) : null}
      <a href={link(frame, galleryPath(event, album.id))}>
        <Phrase value={album.title} locale={frame.locale} order={event.languages} />
      </a>
      <a href={link(frame, galleryPath(event))}>{t.all}</a>
    </nav>
  )
}

/** The picture with its caption, who took it and what one may do with it. */
function Figure({ frame, view: { event, photo, number, total } }: PhotoProps) {
  const { public: words, photos, consent } = messages(frame.locale)
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
        <p class="muted">{[...(credit ? [t.credit(credit)] : []), photos.licences[licence]].join(' · ')}</p>
        <p class="actions">
          <a href={pictureAddress(publicKey, 2400)} download={savedName(event, number)}>
            {t.download}
          </a>
          <a href={link(frame, `${photoPath(event, publicKey)}/removal`)}>{consent.removal.link}</a>
        </p>
      </figcaption>
    </figure>
  )
}

/** One photo under its own address, complete without script. */
export function PhotoPage({ frame, view }: PhotoProps) {
  const { event, photo, number, total } = view
  const t = messages(frame.locale).public.photos
  const name = t.unnamed(number, total)
  return (
    <Document
      frame={frame}
      title={`${name} · ${plain(event.title, frame.locale, event.languages)}`}
      description={plain(photo.caption, frame.locale, event.languages)}
      unlisted={!isListed(view.door)}
      {...sharedPicture(frame, photo)}
      stylesheets={['gallery.css']}
    >
      <p class="kicker">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </a>
      </p>
      <h1>{name}</h1>
      <Figure frame={frame} view={view} />
      <Neighbours frame={frame} view={view} />
    </Document>
  )
}
