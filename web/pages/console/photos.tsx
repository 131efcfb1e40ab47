import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { PhotoObjectors } from '#web/components/photo-objectors.tsx'
import { PhotoUpload, type UploadNews, UploadOutcome } from '#web/components/photo-upload.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ConsoleGallery, PhotoFilter } from '#worker/domain/galleries/editing/queries.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { PhotosDone } from './photos-done.ts'
import { PhotosDossier } from './photos-dossier.tsx'
import { PhotoGrid } from './photos-list.tsx'
import { InboxSetting, Missing, PhotoLists } from './photos-overview.tsx'
import { RefusedPhotos } from './photos-refused.tsx'

/** What was just done, to how many photos. */
interface PhotosNews {
  done?: PhotosDone | undefined
  count: number
  /** Of a deletion, for undoing it. */
  moment?: number | undefined
}

export interface PhotosConsoleProps extends EventPageProps, PhotoFilter, UploadNews {
  gallery: ConsoleGallery
  news: PhotosNews
  formKey: string
}

function wordsOf({ frame, news: { done, count } }: PhotosConsoleProps): string | undefined {
  const t = messages(frame.locale).photos
  switch (done) {
    case 'changed':
    case 'deleted':
    case 'restored':
    case 'placed':
    case 'retried':
      return t[done](count)
    default:
      return done && t[done]
  }
}

/** What was just done; a deletion with the way back. */
function Outcome(props: PhotosConsoleProps) {
  const { frame, event, news } = props
  if (news.done !== 'deleted' || news.moment === undefined) return <Done words={wordsOf(props)} />
  return (
    <form
      method="post"
      action={link(frame, `/console/events/${event.slug}/photos/deletion/removal`)}
      class="notice good actions"
    >
      <span role="status">{wordsOf(props)}</span>
      <input type="hidden" name="moment" value={news.moment} />
      <button type="submit" class="secondary">
        {messages(frame.locale).photos.undo}
      </button>
    </form>
  )
}

function Preparing({ frame, event, gallery }: PhotosConsoleProps) {
  const t = messages(frame.locale).photos
  if (gallery.totals.processing === 0) return null
  return (
    <p class="notice">
      {t.preparing(gallery.totals.processing)}{' '}
      <a href={link(frame, `/console/events/${event.slug}/photos`)}>{t.reload}</a>
    </p>
  )
}

/** An event's photos for organisers: add many, see what needs a hand, sort, describe and order. */
export function PhotosConsolePage(props: PhotosConsoleProps) {
  const { frame, event, gallery, formKey, role } = props
  const { photos: t, consent } = messages(frame.locale)
  const path = `/console/events/${event.slug}/photos`
  return (
    <EventFrame {...props} title={t.title} current="photos" islands={['photo-upload.js', 'photo-order.js']}>
      <Outcome {...props} />
      <UploadOutcome {...props} />
      <nav class="actions" aria-label={t.title}>
        {event.state !== 'draft' && gallery.totals.ready > 0 ? (
          <a href={link(frame, `/events/${event.slug}/photos`)}>{t.see}</a>
        ) : null}
        <a href={link(frame, `${path}/albums`)}>{t.albums.link(gallery.albums.length)}</a>
        <a href={link(frame, `${path}/sorting`)}>{t.sorting.link}</a>
        <a href={link(frame, `${path}/photographers`)}>{t.photographers.title}</a>
        <a href={link(frame, `${path}/showing`)}>{consent.showing.title}</a>
        <a href={link(frame, `${path}/removals`)}>{consent.requests.link(gallery.openRemovals)}</a>
        {may(role, 'registrations.manage') ? <a href={link(frame, `${path}/announcement`)}>{t.telling.title}</a> : null}
        {gallery.totals.ready > 0 ? <a href="#dossier">{t.dossier.title}</a> : null}
        <a href={link(frame, `${path}/usage`)}>{t.usage.title}</a>
      </nav>
      <PhotoObjectors frame={frame} objectors={gallery.objectors} />
      <section class="panel" aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <p>{t.intro}</p>
        <PhotoUpload frame={frame} path={path} formKey={formKey} />
      </section>
      <Preparing {...props} />
      <RefusedPhotos {...props} />
      <Missing {...props} />
      <PhotoLists {...props} />
      <PhotoGrid {...props} />
      <InboxSetting {...props} />
      <PhotosDossier {...props} />
    </EventFrame>
  )
}
