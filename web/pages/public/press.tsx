import { ArchiveLinks } from '#web/components/archive-links.tsx'
import { PhotoLicence } from '#web/components/photo-licence.tsx'
import { galleryPath, savedName } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { isListed } from '#worker/domain/galleries/showing/door.ts'
import type { PressPhotos } from '#worker/domain/galleries/showing/press.ts'

interface PressProps {
  frame: Frame
  press: PressPhotos
}

/** The widest size that is made. */
const widest = 2400

/** One picture with what has to stand beside it in print. */
function PressPhoto({ frame, press, index }: PressProps & { index: number }) {
  const photo = press.photos[index]
  if (!photo) return null
  const { event } = press
  const t = messages(frame.locale).consent.press
  const texts = { locale: frame.locale, order: event.languages }
  const number = index + 1
  const width = Math.min(widest, photo.width)
  const scaled = (side: number) => Math.max(1, Math.round((side * width) / photo.width))
  return (
    <li>
      <img
        src={pictureAddress(photo.publicKey, 800)}
        width={photo.width}
        height={photo.height}
        alt={plain(photo.alt, frame.locale, event.languages)}
        {...(index > 1 ? { loading: 'lazy' as const } : {})}
      />
      <h2>{t.photo(number)}</h2>
      <div>
        {Object.keys(photo.caption).length > 0 ? (
          <p>
            <Phrase value={photo.caption} {...texts} />
          </p>
        ) : null}
        <dl class="facts">
          <dt>{t.credit}</dt>
          <dd>{photo.credit ?? t.noCredit}</dd>
          <dt>{t.licence}</dt>
          <dd>
            <PhotoLicence frame={frame} licence={photo.licence} />
          </dd>
        </dl>
      </div>
      <p class="download">
        <a
          class="button secondary"
          href={pictureAddress(photo.publicKey, widest)}
          download={savedName(event, number)}
          aria-label={t.downloadOf(number)}
        >
          {t.download}
        </a>
        <span class="muted">{t.size(width, scaled(photo.height))}</span>
      </p>
    </li>
  )
}

/** Pictures that reports may show, each with its credit and licence and a clean large version. */
export function PressPage({ frame, press }: PressProps) {
  const { event, door, photos, total } = press
  const t = messages(frame.locale).consent.press
  return (
    <Document
      frame={frame}
      title={`${t.title} · ${plain(event.title, frame.locale, event.languages)}`}
      unlisted={!isListed(door)}
      stylesheets={['gallery.css']}
    >
      <p class="kicker gallery-way">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </a>
        <a href={link(frame, galleryPath(event))}>{t.album}</a>
      </p>
      <h1>{t.title}</h1>
      {photos.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.intro}</p>
          <p class="actions">
            <ArchiveLinks {...{ frame, event, total }} only="press" label={t.archive(total)} />
          </p>
          {total > photos.length ? <p class="muted">{t.more(photos.length)}</p> : null}
          <ul class="press">
            {photos.map((_, index) => (
              <PressPhoto frame={frame} press={press} index={index} />
            ))}
          </ul>
        </>
      )}
    </Document>
  )
}
