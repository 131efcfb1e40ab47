import { EventTabs } from '#web/components/event-tabs.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ConsoleGallery } from '#worker/domain/galleries/queries.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { AlbumForm } from './photos-album.tsx'
import { PhotoList, RefusedPhotos } from './photos-list.tsx'
import { UploadForm } from './photos-upload.tsx'

/** A file of the form that was not taken; `none` when no file was chosen. */
export interface RefusedFile {
  name: string
  code: ProblemCode | 'none'
}

export interface PhotosConsoleProps {
  frame: Frame
  event: EventRow
  role: MemberRole
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
      {done ? (
        <p class="notice good" role="status">
          {words[done]}
        </p>
      ) : null}
      {uploaded > 0 ? (
        <p class="notice good" role="status">
          {words.uploaded(uploaded)}
        </p>
      ) : null}
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
  const { frame, event, role, gallery } = props
  const t = messages(frame.locale).console.photos
  const crumb = { href: `/console/events/${event.slug}`, label: plain(event.title, frame.locale, event.languages) }
  return (
    <ConsoleDocument frame={frame} title={t.title} crumbs={[crumb]} islands={['photo-upload.js']}>
      <EventTabs frame={frame} event={event} role={role} current="photos" />
      <div class="page-head">
        <h1>{t.title}</h1>
        {event.state !== 'draft' && gallery.progress.ready > 0 ? (
          <a class="button secondary" href={link(frame, `/events/${event.slug}/photos`)}>
            {t.see}
          </a>
        ) : null}
      </div>
      <Outcome {...props} />
      <UploadForm {...props} />
      <Preparing {...props} />
      <RefusedPhotos {...props} />
      <PhotoList {...props} />
      {gallery.albums.map((album) => (
        <AlbumForm frame={frame} event={event} album={album} />
      ))}
    </ConsoleDocument>
  )
}
