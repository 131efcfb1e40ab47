import { PostButton } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { PhotosConsoleProps } from './photos.tsx'

const base = ({ event }: Pick<PhotosConsoleProps, 'event'>) => `/console/events/${event.slug}/photos`

/** Photos that could not be prepared, each with its reason and a way on. */
export function RefusedPhotos(props: PhotosConsoleProps) {
  const { frame, gallery } = props
  const { refused, totals } = gallery
  if (refused.length + totals.stuck === 0) return null
  const { photos: words, shared } = messages(frame.locale)
  return (
    <section aria-labelledby="refused-photos">
      <h2 id="refused-photos">{words.needsHand}</h2>
      {totals.stuck > 0 ? <p>{words.stuck(totals.stuck)}</p> : null}
      {refused.length + totals.stuck > 1 ? (
        <PostButton frame={frame} path={`${base(props)}/processing`} label={words.retryAll} />
      ) : null}
      <ul class="rows">
        {refused.map((photo) => {
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
