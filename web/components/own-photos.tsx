import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import type { OwnPhoto, OwnPhotos } from '#worker/domain/galleries/editing/queries.ts'

interface OwnPhotosProps {
  frame: Frame
  own: OwnPhotos
  /** Before a picture's own address: the path that proves the right to see it. */
  under: string
}

function standing({ frame, photo }: { frame: Frame; photo: OwnPhoto }): string {
  const { photos: t, shared } = messages(frame.locale)
  if (photo.state === 'refused') return shared.problems[photo.error ?? 'unexpected'].title
  if (photo.state !== 'ready') return t.states[photo.state]
  return photo.isInInbox ? t.sending.waits : t.states.ready
}

/** What somebody brought in by a link, the newest first. */
export function OwnPhotoList({ frame, own, under }: OwnPhotosProps) {
  const t = messages(frame.locale).photos.photographing
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t.mine}</h2>
      <p>{own.total === 0 ? t.mineNone : t.mineCount(own.total)}</p>
      <ul class="own-photos">
        {own.photos.map((photo) => (
          <li>
            {photo.state === 'ready' ? (
              <img
                src={under + pictureAddress(photo.publicKey, 320)}
                alt={photo.fileName}
                width={photo.width}
                height={photo.height}
                loading="lazy"
              />
            ) : (
              <span class="muted">{photo.fileName}</span>
            )}
            <span class="hint">{standing({ frame, photo })}</span>
          </li>
        ))}
      </ul>
      {own.total > own.photos.length ? <p class="muted">{t.newest}</p> : null}
    </section>
  )
}
