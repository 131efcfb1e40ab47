import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { type EventView, eventPath } from './event-view.ts'

/** The first pictures, and the way to all of them. */
export function EventPhotos({ frame, event, photos }: EventView) {
  if (photos.length === 0) return null
  const t = messages(frame.locale).public.event
  const address = link(frame, `${eventPath(event)}/photos`)
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t.photos}</h2>
      <ul class="thumbnails">
        {photos.map((photo) => (
          <li>
            <img
              src={`/files/${photo.publicKey}/320.webp`}
              alt={plain(photo.alt, frame.locale, event.languages)}
              width={320}
              height={Math.max(1, Math.round((320 * photo.height) / photo.width))}
              loading="lazy"
            />
          </li>
        ))}
      </ul>
      <p>
        <a class="button secondary" href={address}>
          {t.allPhotos}
        </a>
      </p>
    </section>
  )
}
