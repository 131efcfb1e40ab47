import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { ConsoleAlbum } from '#worker/domain/galleries/editing/queries.ts'
import { maxAlbumTitleLength } from '#worker/domain/galleries/schema.ts'

export const albumsDone = ['made', 'renamed', 'moved', 'removed', 'untitled'] as const
export type AlbumsDone = (typeof albumsDone)[number]

interface AlbumsProps extends EventPageProps {
  albums: readonly ConsoleAlbum[]
  done: AlbumsDone | undefined
}

type AlbumProps = AlbumsProps & { album: ConsoleAlbum }

/** The title of an album in the reader's language. */
export const albumTitle = ({ frame, event }: Pick<EventPageProps, 'frame' | 'event'>, { title }: ConsoleAlbum) =>
  plain(title, frame.locale, event.languages) || '?'

const pathOf = ({ event }: EventPageProps) => `/console/events/${event.slug}/photos/albums`

/** The title in each language of the event; `of` tells the fields of several albums apart. */
function Titles({ frame, event, of, title }: EventPageProps & { of: string; title: Localized }) {
  const { photos, shared } = messages(frame.locale)
  return (
    <fieldset class="field localized">
      <legend>{photos.albums.name}</legend>
      {event.languages.map((language) => (
        <div class="language">
          <label for={`${of}-${language}`}>{shared.languages[language]}</label>
          <input
            id={`${of}-${language}`}
            name={`title.${language}`}
            type="text"
            maxlength={maxAlbumTitleLength}
            lang={language}
            value={title[language] ?? ''}
          />
        </div>
      ))}
    </fieldset>
  )
}

function MoveButton({ direction, album, ...props }: AlbumProps & { direction: 'up' | 'down' }) {
  const { frame } = props
  const { photos: t } = messages(frame.locale)
  return (
    <form method="post" action={link(frame, `${pathOf(props)}/${album.id}/position`)}>
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" class="quiet" aria-label={t.of(t.albums[direction], albumTitle(props, album))}>
        <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
      </button>
    </form>
  )
}

function Rename({ album, ...props }: AlbumProps) {
  const { frame } = props
  const t = messages(frame.locale).photos.albums
  return (
    <details>
      <summary>{t.rename}</summary>
      <form method="post" action={link(frame, `${pathOf(props)}/${album.id}`)}>
        <Titles {...props} of={album.id} title={album.title} />
        <button type="submit" class="secondary">
          {t.rename}
        </button>
      </form>
    </details>
  )
}

/** What it holds goes into another album, so that removing one never loses a photo. */
function Remove({ album, ...props }: AlbumProps) {
  const { frame, albums } = props
  const t = messages(frame.locale).photos.albums
  const heirs = albums.filter(({ id }) => id !== album.id)
  if (heirs.length === 0) return null
  const id = `heir-${album.id}`
  return (
    <details>
      <summary>{t.remove}</summary>
      <form method="post" action={link(frame, `${pathOf(props)}/${album.id}/removal`)}>
        <div class="field">
          <label for={id}>{t.heir(album.count)}</label>
          <select id={id} name="heir">
            {heirs.map((heir) => (
              <option value={heir.id}>{albumTitle(props, heir)}</option>
            ))}
          </select>
        </div>
        <button type="submit" class="danger">
          {t.removeOne(albumTitle(props, album))}
        </button>
      </form>
    </details>
  )
}

function Album(props: AlbumProps) {
  const { frame, event, albums, album } = props
  const t = messages(frame.locale).photos
  const shown = link(frame, `/console/events/${event.slug}/photos?album=${album.id}#lists`)
  return (
    <li class="panel" id={`album-${album.id}`}>
      <div class="head">
        <h2>{albumTitle(props, album)}</h2>
        <a href={shown} aria-label={t.of(t.count(album.count), albumTitle(props, album))}>
          {t.count(album.count)}
        </a>
        {album.sessionId ? <span class="badge">{t.sorting.columns.session}</span> : null}
        <span class="arrows">
          {album.id === albums[0]?.id ? null : <MoveButton {...props} direction="up" />}
          {album.id === albums.at(-1)?.id ? null : <MoveButton {...props} direction="down" />}
        </span>
      </div>
      <div class="parts">
        <Rename {...props} />
        <Remove {...props} />
      </div>
    </li>
  )
}

/** The albums of an event in the order in which everybody sees them: moved, renamed, removed, and new ones made. */
export function PhotoAlbumsPage(props: AlbumsProps) {
  const { frame, event, albums, done } = props
  const { photos } = messages(frame.locale)
  const t = photos.albums
  return (
    <EventFrame {...props} title={t.title} current="photos">
      <Done words={done && t.done[done]} />
      <p>
        <a class="back" href={link(frame, `/console/events/${event.slug}/photos`)}>
          {photos.back}
        </a>
      </p>
      <p>{albums.length === 0 ? t.none : t.intro}</p>
      <ol class="album-order">
        {albums.map((album) => (
          <Album {...props} album={album} />
        ))}
      </ol>
      <section class="panel" aria-labelledby="make">
        <h2 id="make">{t.make}</h2>
        <p class="hint">{t.makeNext}</p>
        <form method="post" action={link(frame, pathOf(props))}>
          <Titles {...props} of="new" title={{}} />
          <button type="submit">{t.make}</button>
        </form>
      </section>
    </EventFrame>
  )
}
