import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ConsolePhoto } from '#worker/domain/galleries/queries.ts'
import type { PhotosConsoleProps } from './photos.tsx'

interface PhotoProps {
  frame: Frame
  event: EventRow
  photo: ConsolePhoto
  from: number
}

const pathOf = ({ event, photo }: PhotoProps) => `/console/events/${event.slug}/photos/${photo.id}`

function MoveButton(props: PhotoProps & { direction: 'up' | 'down' }) {
  const { frame, photo, from, direction } = props
  const t = messages(frame.locale).console.photos
  return (
    <form method="post" action={link(frame, `${pathOf(props)}/position?from=${from}`)}>
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" class="quiet" aria-label={t.of(t[direction], photo.fileName)}>
        <span aria-hidden="true">{direction === 'up' ? '←' : '→'}</span>
      </button>
    </form>
  )
}

/** The picture, once it is public; the name of the file until then. */
function Preview({ event, photo, alt }: PhotoProps & { alt: string }) {
  const isShown = photo.state === 'ready' && event.state !== 'draft'
  return (
    <div class="frame">
      {isShown ? (
        <img
          src={pictureAddress(photo.publicKey, 320)}
          alt={alt}
          width={photo.width}
          height={photo.height}
          loading="lazy"
        />
      ) : (
        <span class="muted">{photo.fileName}</span>
      )}
    </div>
  )
}

function Photo(props: PhotoProps) {
  const { frame, event, photo } = props
  const t = messages(frame.locale).console.photos
  const alt = plain(photo.alt, frame.locale, event.languages)
  return (
    <li id={`photo-${photo.id}`}>
      <Preview {...props} alt={alt || photo.fileName} />
      <p>{alt || <span class="muted">{t.undescribed}</span>}</p>
      {photo.state === 'ready' ? null : (
        <p>
          <span class="badge warn">{t.states[photo.state]}</span>
        </p>
      )}
      <div class="actions">
        <a class="button secondary" href={link(frame, pathOf(props))} aria-label={t.of(t.describe, photo.fileName)}>
          {t.describe}
        </a>
        <MoveButton {...props} direction="up" />
        <MoveButton {...props} direction="down" />
      </div>
    </li>
  )
}

/** All photos in the order in which they are shown. */
export function PhotoList({ frame, event, gallery, from }: PhotosConsoleProps) {
  const t = messages(frame.locale).console.photos
  const { ready, processing } = gallery.progress
  const path = `/console/events/${event.slug}/photos`
  if (ready + processing === 0) return <p class="muted">{t.none}</p>
  return (
    <section aria-labelledby="all-photos">
      <h2 id="all-photos">{t.all(ready + processing)}</h2>
      <ul class="photo-list">
        {gallery.photos.map((photo) => (
          <Photo frame={frame} event={event} photo={photo} from={from} />
        ))}
      </ul>
      {from > 0 || gallery.next !== undefined ? (
        <nav class="actions" aria-label={t.pages}>
          {from > 0 ? <a href={link(frame, path)}>{t.firstPage}</a> : null}
          {gallery.next === undefined ? null : <a href={link(frame, `${path}?from=${gallery.next}`)}>{t.nextPage}</a>}
        </nav>
      ) : null}
    </section>
  )
}

/** Photos that could not be prepared, each with its reason and a way on. */
export function RefusedPhotos({ frame, event, gallery, from }: PhotosConsoleProps) {
  if (gallery.refused.length === 0) return null
  const t = messages(frame.locale)
  const words = t.console.photos
  return (
    <section aria-labelledby="refused-photos">
      <h2 id="refused-photos">{words.needsHand}</h2>
      <ul class="rows">
        {gallery.refused.map((photo) => {
          const reason = t.shared.problems[photo.error ?? 'unexpected']
          const path = pathOf({ frame, event, photo, from })
          return (
            <li>
              <span class="what">
                <span class="title">{photo.fileName}</span>
                <span class="details">
                  {reason.title}. {reason.next}
                </span>
              </span>
              <form method="post" action={link(frame, `${path}/processing`)}>
                <button type="submit" class="secondary" aria-label={words.of(words.retry, photo.fileName)}>
                  {words.retry}
                </button>
              </form>
              <form method="post" action={link(frame, `${path}/deletion`)}>
                <button type="submit" class="quiet" aria-label={words.of(words.remove, photo.fileName)}>
                  {words.remove}
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
