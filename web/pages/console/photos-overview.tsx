import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { photoLists } from '#worker/domain/galleries/schema.ts'
import { albumTitle } from './photo-albums.tsx'
import type { PhotosConsoleProps } from './photos.tsx'

/** How many descriptions each language still lacks. */
export function Missing({ frame, event, gallery: { totals } }: PhotosConsoleProps) {
  const { photos, shared } = messages(frame.locale)
  const t = photos.missing
  if (totals.all === 0) return null
  if (totals.missing.every((count) => count === 0)) return <p class="muted">{t.none}</p>
  return (
    <section class="missing-texts" aria-labelledby="missing">
      <h2 id="missing">{t.title}</h2>
      <ul class="facts">
        {event.languages.map((language, index) => (
          <li>{t.line(shared.languages[language], totals.missing[index] ?? 0)}</li>
        ))}
      </ul>
      <p class="hint">{t.next}</p>
    </section>
  )
}

/** The ways to look at the photos: all, what needs a hand, one album. */
export function PhotoLists({ frame, event, gallery, list, album }: PhotosConsoleProps) {
  const t = messages(frame.locale).photos
  const path = `/console/events/${event.slug}/photos`
  const shown = photoLists.filter((name) => name === 'all' || name === list || gallery.totals[name] > 0)
  return (
    <nav class="photo-lists" id="lists" aria-label={t.lists.label}>
      <ul>
        {shown.map((name) => (
          <li>
            <a
              href={link(frame, `${path}?list=${name}#lists`)}
              {...(name === list && !album ? { 'aria-current': 'page' } : {})}
            >
              {t.albums.of(t.lists[name], gallery.totals[name])}
            </a>
          </li>
        ))}
      </ul>
      <AlbumLinks {...{ frame, event, gallery, album }} />
    </nav>
  )
}

/** Each album as a list of its own, where there are several. */
function AlbumLinks(props: Pick<PhotosConsoleProps, 'frame' | 'event' | 'gallery' | 'album'>) {
  const { frame, event, gallery, album } = props
  const t = messages(frame.locale).photos.albums
  if (gallery.albums.length < 2) return null
  return (
    <ul aria-label={t.title}>
      {gallery.albums.map((one) => (
        <li>
          <a
            href={link(frame, `/console/events/${event.slug}/photos?album=${one.id}#lists`)}
            {...(one.id === album ? { 'aria-current': 'page' } : {})}
          >
            {t.of(albumTitle(props, one), one.count)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Whether attendees may send pictures into the inbox. */
export function InboxSetting({ frame, event, gallery }: PhotosConsoleProps) {
  const t = messages(frame.locale).photos.inbox
  return (
    <form method="post" action={link(frame, `/console/events/${event.slug}/photos/settings`)} class="panel after-hint">
      <div class="check">
        <input
          type="checkbox"
          id="takesFromAttendees"
          name="takesFromAttendees"
          value="yes"
          checked={gallery.takesFromAttendees}
        />
        <label for="takesFromAttendees">{t.takes}</label>
      </div>
      <p class="hint">{t.next}</p>
      <button type="submit" class="secondary">
        {t.set}
      </button>
    </form>
  )
}
