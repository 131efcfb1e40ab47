import { momentInWords } from '#web/components/dates.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { ConsolePhoto } from '#worker/domain/galleries/editing/queries.ts'
import type { PhotosConsoleProps } from './photos.tsx'
import { SelectionForm } from './photos-selection.tsx'
import { viewOf } from './photos-view.ts'

type PhotoProps = PhotosConsoleProps & { photo: ConsolePhoto }

const base = ({ event }: Pick<PhotosConsoleProps, 'event'>) => `/console/events/${event.slug}/photos`

function MoveButton(props: PhotoProps & { direction: 'up' | 'down' }) {
  const { frame, photo, direction } = props
  const t = messages(frame.locale).photos
  return (
    <form method="post" action={link(frame, `${base(props)}/${photo.id}/position?${viewOf(props)}`)}>
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" class="quiet" aria-label={t.of(t[direction], photo.fileName)}>
        <span aria-hidden="true">{direction === 'up' ? '←' : '→'}</span>
      </button>
    </form>
  )
}

/** The picture, once it is made; the name of the file until then. */
function Preview({ frame, event, photo }: PhotoProps) {
  const alt = plain(photo.alt, frame.locale, event.languages) || photo.fileName
  if (photo.readyAt === null) return <span class="frame muted">{photo.fileName}</span>
  return (
    <span class="frame">
      <img
        src={pictureAddress(photo.publicKey, 320)}
        alt={alt}
        width={photo.width}
        height={photo.height}
        loading="lazy"
        draggable={false}
      />
    </span>
  )
}

/** What a reader of the list should know of a photo, each as a word. */
function Marks({ frame, event, gallery, photo }: PhotoProps) {
  const t = messages(frame.locale).photos
  const marks = [
    photo.state === 'ready' || photo.state === 'deleted' ? '' : t.states[photo.state],
    photo.id === gallery.coverPhotoId ? t.isCover : '',
    photo.isHighlight ? t.highlight : '',
    photo.isForPress ? t.press : '',
    photo.source === 'organiser' ? '' : t.bySource[photo.source],
  ].filter(Boolean)
  return (
    <>
      <p class="hint">
        {photo.takenAt ? t.takenAt(momentInWords(photo.takenAt, frame.locale, event.timeZone)) : t.noTime}
        {photo.credit ? ` · ${photo.credit}` : ''}
      </p>
      {marks.length > 0 ? (
        <p>
          {marks.map((mark) => (
            <span class="badge">{mark}</span>
          ))}
        </p>
      ) : null}
    </>
  )
}

function Photo(props: PhotoProps) {
  const { frame, event, photo, list } = props
  const t = messages(frame.locale).photos
  const alt = plain(photo.alt, frame.locale, event.languages)
  const tick = `tick-${photo.id}`
  return (
    <li id={`photo-${photo.id}`} data-photo={photo.id}>
      <label for={tick} class="tick">
        <input type="checkbox" id={tick} name="photos" value={photo.id} form="selection" />
        <span>
          <span class="visually-hidden">{t.selection.tick} </span>
          {photo.fileName}
        </span>
      </label>
      <Preview {...props} />
      <p>{alt || <span class="muted">{t.undescribed}</span>}</p>
      <Marks {...props} />
      {list === 'deleted' ? null : (
        <div class="actions">
          <a
            class="button secondary"
            href={link(frame, `${base(props)}/${photo.id}`)}
            aria-label={t.of(t.describe, photo.fileName)}
          >
            {t.describe}
          </a>
          {list === 'all' ? (
            <>
              <MoveButton {...props} direction="up" />
              <MoveButton {...props} direction="down" />
            </>
          ) : null}
        </div>
      )}
    </li>
  )
}

function Pages(props: PhotosConsoleProps) {
  const { frame, gallery, from } = props
  const t = messages(frame.locale).photos
  if (from === 0 && gallery.next === undefined) return null
  const to = (place: number) => link(frame, `${base(props)}?${viewOf({ ...props, from: place })}#lists`)
  return (
    <nav class="actions" aria-label={t.pages}>
      {from > 0 ? <a href={to(0)}>{t.firstPage}</a> : null}
      {gallery.next === undefined ? null : <a href={to(gallery.next)}>{t.nextPage}</a>}
    </nav>
  )
}

/** The photos of a list in the order in which they are shown, and what can be done with those that are ticked. */
export function PhotoGrid(props: PhotosConsoleProps) {
  const { frame, gallery, list } = props
  const t = messages(frame.locale).photos
  if (gallery.photos.length === 0) return <p class="muted">{gallery.totals.all === 0 ? t.none : t.noneListed}</p>
  return (
    <section aria-labelledby="all-photos">
      <h2 id="all-photos">{t.count(gallery.count)}</h2>
      {list === 'inbox' ? <p>{t.inbox.next}</p> : null}
      <photo-order
        data-path={link(frame, base(props))}
        data-moved={t.moved}
        data-tick-all={t.selection.tickAll}
        {...(list === 'all' ? { 'data-drag': t.drag } : {})}
      >
        <ul class="photo-list">
          {gallery.photos.map((photo) => (
            <Photo {...props} photo={photo} />
          ))}
        </ul>
      </photo-order>
      <Pages {...props} />
      <SelectionForm {...props} />
    </section>
  )
}

/** Photos that could not be prepared, each with its reason and a way on. */
export function RefusedPhotos(props: PhotosConsoleProps) {
  const { frame, gallery } = props
  if (gallery.refused.length === 0) return null
  const { photos: words, shared } = messages(frame.locale)
  return (
    <section aria-labelledby="refused-photos">
      <h2 id="refused-photos">{words.needsHand}</h2>
      <ul class="rows">
        {gallery.refused.map((photo) => {
          const reason = shared.problems[photo.error ?? 'unexpected']
          const path = `${base(props)}/${photo.id}`
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
