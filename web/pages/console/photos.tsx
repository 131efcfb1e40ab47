import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import type { ConsoleGallery } from '#worker/domain/galleries/queries.ts'
import { AlbumForm } from './photos-album.tsx'
import { PhotoList, RefusedPhotos } from './photos-list.tsx'
import { UploadForm } from './photos-upload.tsx'

/** A file of the form that was not taken; `none` when no file was chosen. */
export interface RefusedFile {
  name: string
  code: ProblemCode | 'none'
}

export interface PhotosConsoleProps extends EventPageProps {
  gallery: ConsoleGallery
  /** The position from which this page shows photos. */
  from: number
  refused: readonly RefusedFile[]
  uploaded: number
  done?: 'saved' | 'deleted' | 'moved'
  /** Makes a form that is sent twice upload nothing twice. */
  formKey: string
}

function Outcome({ frame, refused, uploaded, done }: PhotosConsoleProps) {
  const t = messages(frame.locale)
  const words = t.console.photos
  return (
    <>
      <Done words={done && words[done]} />
      <Done words={uploaded > 0 ? words.uploaded(uploaded) : undefined} />
      {refused.length > 0 ? (
        <div class="notice bad" role="alert">
          <p>{words.refusedFiles}</p>
          <ul>
            {refused.map(({ name, code }) =>
              code === 'none' ? (
                <li>{words.noFile}</li>
              ) : (
                <li>
                  <strong>{name}</strong>: {t.shared.problems[code].title}. {t.shared.problems[code].next}
                </li>
              ),
            )}
          </ul>
        </div>
      ) : null}
    </>
  )
}

function Preparing({ frame, event, gallery }: PhotosConsoleProps) {
  const t = messages(frame.locale).console.photos
  if (gallery.progress.processing === 0) return null
  return (
    <p class="notice">
      {t.preparing(gallery.progress.processing)}{' '}
      <a href={link(frame, `/console/events/${event.slug}/photos`)}>{t.reload}</a>
    </p>
  )
}

/** An event's photos for organisers: add many, see what needs a hand, describe and order. */
export function PhotosConsolePage(props: PhotosConsoleProps) {
  const { frame, event, gallery } = props
  const t = messages(frame.locale).console.photos
  return (
    <EventFrame {...props} title={t.title} current="photos" islands={['photo-upload.js']}>
      <Outcome {...props} />
      {event.state !== 'draft' && gallery.progress.ready > 0 ? (
        <p>
          <a href={link(frame, `/events/${event.slug}/photos`)}>{t.see}</a>
        </p>
      ) : null}
      <UploadForm {...props} />
      <Preparing {...props} />
      <RefusedPhotos {...props} />
      <PhotoList {...props} />
      {gallery.albums.map((album) => (
        <AlbumForm frame={frame} event={event} album={album} />
      ))}
    </EventFrame>
  )
}
