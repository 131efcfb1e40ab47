import { PostButton } from '#web/components/event-frame.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { fieldsOf } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { ConsoleAlbum } from '#worker/domain/galleries/editing/queries.ts'
import { maxAlbumTitleLength } from '#worker/domain/galleries/schema.ts'
import type { PhotosConsoleProps } from './photos.tsx'

/** The title of an album in the reader's language. */
export const albumTitle = ({ frame, event }: Pick<PhotosConsoleProps, 'frame' | 'event'>, { title }: ConsoleAlbum) =>
  plain(title, frame.locale, event.languages) || '?'

function Title({ frame, event, values }: PhotosConsoleProps & { values: Record<string, string> }) {
  return (
    <LocalizedField
      form={{ values, faults: {} }}
      name="title"
      label={messages(frame.locale).photos.albums.name}
      locale={frame.locale}
      languages={event.languages}
      maxLength={maxAlbumTitleLength}
    />
  )
}

/** The album that is looked at: its title, and the way out while it is empty. */
function Opened({ opened, ...props }: PhotosConsoleProps & { opened: ConsoleAlbum }) {
  const { frame, event, gallery } = props
  const t = messages(frame.locale).photos.albums
  const path = `/console/events/${event.slug}/photos/albums/${opened.id}`
  return (
    <div class="panel">
      <form method="post" action={link(frame, path)}>
        <Title {...props} values={fieldsOf('title', opened.title)} />
        <button type="submit" class="secondary">
          {t.rename}
        </button>
      </form>
      {opened.count === 0 && gallery.albums.length > 1 ? (
        <PostButton frame={frame} path={`${path}/removal`} label={t.remove} />
      ) : null}
    </div>
  )
}

function New(props: PhotosConsoleProps) {
  const { frame, event } = props
  const t = messages(frame.locale).photos.albums
  return (
    <details class="panel">
      <summary>{t.make}</summary>
      <p class="hint">{t.makeNext}</p>
      <form method="post" action={link(frame, `/console/events/${event.slug}/photos/albums`)}>
        <Title {...props} values={{}} />
        <button type="submit">{t.make}</button>
      </form>
    </details>
  )
}

/** The albums, each with its photos; one that is looked at can be renamed, else a new one made. */
export function Albums(props: PhotosConsoleProps) {
  const { frame, event, gallery, album } = props
  const t = messages(frame.locale).photos.albums
  const opened = gallery.albums.find(({ id }) => id === album)
  const path = `/console/events/${event.slug}/photos`
  return (
    <section aria-labelledby="albums">
      <h2 id="albums">{t.title}</h2>
      <ul class="album-list">
        {gallery.albums.map((one) => (
          <li>
            <a
              href={link(frame, `${path}?album=${one.id}#lists`)}
              {...(one.id === album ? { 'aria-current': 'page' } : {})}
            >
              {t.of(albumTitle(props, one), one.count)}
            </a>
          </li>
        ))}
      </ul>
      {opened ? <Opened {...props} opened={opened} /> : <New {...props} />}
    </section>
  )
}
