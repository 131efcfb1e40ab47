import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, srcset } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { PhotoThumbnail } from '#worker/domain/galleries/showing/teaser.ts'
import { galleryPath, photoPath } from './photo-paths.ts'

interface PhotoThumbnailsProps {
  frame: Frame
  event: EventRow
  photos: readonly PhotoThumbnail[]
  /** The album that they are of; absent: all of the event. */
  album?: string | undefined
}

/** The first pictures, each a link to its page, and the way to all of them. */
export function PhotoThumbnails({ frame, event, photos, album }: PhotoThumbnailsProps) {
  if (photos.length === 0) return null
  const t = messages(frame.locale).public.event
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t.photos}</h2>
      <ul class="thumbnails">
        {photos.map(({ publicKey, alt, width, height }) => (
          <li>
            <a href={link(frame, photoPath(event, publicKey))}>
              <img
                src={pictureAddress(publicKey, 320)}
                srcset={srcset(publicKey, width, 800)}
                sizes="(min-width: 40rem) 15rem, 30vw"
                alt={plain(alt, frame.locale, event.languages)}
                width={320}
                height={Math.max(1, Math.round((320 * height) / width))}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="button secondary" href={link(frame, galleryPath(event, album))}>
          {t.allPhotos}
        </a>
      </p>
    </section>
  )
}
