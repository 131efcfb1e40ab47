import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, srcset } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { PublicPhotoView } from '#worker/domain/galleries/queries.ts'

function Neighbours({ frame, view }: { frame: Frame; view: PublicPhotoView }) {
  const t = messages(frame.locale).public.photos
  const path = `/events/${view.event.slug}/photos`
  return (
    <nav class="actions" aria-label={t.title}>
      {view.previousKey ? (
        <a class="button secondary" rel="prev" href={link(frame, `${path}/${view.previousKey}`)}>
          {t.previous}
        </a>
      ) : null}
      {view.nextKey ? (
        <a class="button secondary" rel="next" href={link(frame, `${path}/${view.nextKey}`)}>
          {t.next}
        </a>
      ) : null}
      <a href={link(frame, path)}>{t.all}</a>
    </nav>
  )
}

/** One photo under its own address, complete without script. */
export function PhotoPage({ frame, view }: { frame: Frame; view: PublicPhotoView }) {
  const { event, photo, number, total } = view
  const t = messages(frame.locale).public.photos
  const texts = { locale: frame.locale, order: event.languages }
  const name = t.unnamed(number, total)
  return (
    <Document
      frame={frame}
      title={`${name} · ${plain(event.title, frame.locale, event.languages)}`}
      unlisted
      stylesheets={['gallery.css']}
    >
      <p class="kicker">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} {...texts} />
        </a>
      </p>
      <h1>{name}</h1>
      <figure class="photo">
        <img
          src={pictureAddress(photo.publicKey, 1600)}
          srcset={srcset(photo.publicKey, photo.width, 2400)}
          sizes="(min-width: 74rem) 72rem, 100vw"
          width={photo.width}
          height={photo.height}
          alt={plain(photo.alt, frame.locale, event.languages) || name}
        />
        {Object.keys(photo.caption).length > 0 ? (
          <figcaption>
            <Phrase value={photo.caption} {...texts} />
          </figcaption>
        ) : null}
      </figure>
      <Neighbours frame={frame} view={view} />
    </Document>
  )
}
