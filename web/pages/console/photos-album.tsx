import { LocalizedField } from '#web/components/localized-field.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { maxAlbumTitleLength } from '#worker/domain/galleries/schema.ts'
import type { AlbumRow } from '#worker/domain/galleries/table.ts'

/** The title of an album in the event's languages. */
export function AlbumForm({ frame, event, album }: { frame: Frame; event: EventRow; album: AlbumRow }) {
  const t = messages(frame.locale).console.photos
  const values = Object.fromEntries(Object.entries(album.title).map(([language, text]) => [`title.${language}`, text]))
  return (
    <form method="post" action={link(frame, `/console/events/${event.slug}/photos/albums/${album.id}`)} class="panel">
      <LocalizedField
        form={{ values, faults: {} }}
        name="title"
        label={t.album}
        locale={frame.locale}
        languages={event.languages}
        maxLength={maxAlbumTitleLength}
      />
      <button type="submit" class="secondary">
        {t.rename}
      </button>
    </form>
  )
}
