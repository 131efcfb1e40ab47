import { dayInShort, timeInWords } from '#web/components/dates.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { restorableUntil } from '#worker/domain/galleries/editing/delete.ts'
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
    <form
      method="post"
      action={link(frame, `${base(props)}/${photo.id}/position?${viewOf(props, props.gallery.page)}`)}
    >
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

function CaptureTime({ frame, event, at }: Pick<PhotoProps, 'frame' | 'event'> & { at: Date }) {
  const parts = [dayInShort(at, frame.locale, event.timeZone), timeInWords(at, frame.locale, event.timeZone)]
  return <time datetime={at.toISOString()}>{messages(frame.locale).photos.takenAt(parts.join(' '))}</time>
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
        {photo.takenAt ? <CaptureTime {...{ frame, event }} at={photo.takenAt} /> : t.noTime}
        {photo.credit ? ` · ${photo.credit}` : ''}
        {photo.deletedAt
          ? ` · ${t.kept(dayInShort(restorableUntil(photo.deletedAt), frame.locale, event.timeZone))}`
          : ''}
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

function Photo(props: PhotoProps & { number: number }) {
  const { frame, event, gallery, photo, list, number } = props
  const t = messages(frame.locale).photos
  const alt = plain(photo.alt, frame.locale, event.languages)
  const tick = `tick-${photo.id}`
  return (
    <li id={`photo-${photo.id}`} data-photo={photo.id}>
      <label for={tick} class="tick">
        <input type="checkbox" id={tick} name="photos" value={photo.id} form="selection" />
        <span>
          <span class="visually-hidden">{t.selection.tick} </span>
          {list === 'all' ? <span class="number">{number}</span> : null} <span class="name">{photo.fileName}</span>
        </span>
      </label>
      <Preview {...props} />
      <p class={alt ? 'description' : 'description muted'}>{alt || t.undescribed}</p>
      <Marks {...props} />
      {list === 'deleted' ? null : (
        <div class="actions">
          <a
            class="button secondary"
            href={link(frame, `${base(props)}/${photo.id}?${viewOf(props, gallery.page)}`)}
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

/** The first page, the last, and those around the one that is looked at. */
const isNear = (page: number, pages: number) => (n: number) => n === 1 || n === pages || Math.abs(n - page) <= 2

function Pages(props: PhotosConsoleProps) {
  const { frame, gallery } = props
  const { page, pages } = gallery
  const t = messages(frame.locale).photos
  if (pages === 1) return null
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(isNear(page, pages))
  return (
    <nav class="photo-pages" aria-label={t.pages}>
      <ol>
        {shown.map((n, index) => (
          <li>
            {n - (shown[index - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
            <a
              href={link(frame, `${base(props)}?${viewOf(props, n)}#all-photos`)}
              aria-label={t.page(n)}
              {...(n === page ? { 'aria-current': 'page' } : {})}
            >
              {n}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The photos of a list in the order in which they are shown, and what can be done with those that are ticked. */
export function PhotoGrid(props: PhotosConsoleProps) {
  const { frame, gallery, list } = props
  const t = messages(frame.locale).photos
  if (gallery.photos.length === 0) return <p class="muted">{gallery.totals.all === 0 ? t.none : t.noneListed}</p>
  const { first } = gallery
  return (
    <section aria-labelledby="all-photos">
      <h2 id="all-photos">{t.count(gallery.count)}</h2>
      {list === 'inbox' ? <p>{t.inbox.next}</p> : null}
      {list === 'deleted' ? <p>{t.deletedNext}</p> : null}
      <photo-order
        data-path={link(frame, `${base(props)}/selection?${viewOf(props, gallery.page)}`)}
        data-first={first}
        data-placed={t.nowAt}
        data-failed={t.notMoved}
        data-tick-all={t.selection.tickAll}
        data-ticked-one={t.selection.tickedOne}
        data-ticked-other={t.selection.tickedOther}
        {...(list === 'all' ? { 'data-drag': t.drag } : {})}
      >
        <ul class="photo-list">
          {gallery.photos.map((photo, index) => (
            <Photo {...props} photo={photo} number={first + index} />
          ))}
        </ul>
        <Pages {...props} />
        <SelectionForm {...props} />
      </photo-order>
    </section>
  )
}
