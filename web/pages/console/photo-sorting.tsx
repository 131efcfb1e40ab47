import { dayInShort, momentInWords, timeInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { localTimeOf } from '#worker/core/time.ts'
import type { Camera } from '#worker/domain/galleries/sorting/clocks.ts'
import type { EventSorting } from '#worker/domain/galleries/sorting/sort.ts'

export const sortingDone = ['sorted', 'undone', 'clock'] as const
export type SortingDone = (typeof sortingDone)[number]

interface SortingProps extends EventPageProps {
  plan: EventSorting
  cameras: readonly Camera[]
  /** When the photos were last sorted, where that can be undone. */
  sortedAt: Date | undefined
  done: SortingDone | undefined
  /** How many photos the last sorting moved. */
  moved: number
}

function Preview({ frame, event, plan }: SortingProps) {
  const t = messages(frame.locale).photos.sorting
  if (plan.sessions.length === 0) return null
  return (
    <section class="table-box" aria-label={t.title} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.columns.session}</th>
            <th scope="col">{t.columns.photos}</th>
            <th scope="col">{t.columns.album}</th>
          </tr>
        </thead>
        <tbody>
          {plan.sessions.map(({ session, count, albumId }) => (
            <tr>
              <th scope="row">{plain(session.title, frame.locale, event.languages)}</th>
              <td>{figure(frame.locale, count)}</td>
              <td>{albumId ? t.has : t.isNew}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Sort(props: SortingProps) {
  const { frame, event, plan, sortedAt } = props
  const t = messages(frame.locale).photos.sorting
  const path = `/console/events/${event.slug}/photos/sorting`
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{plan.moved === 0 ? t.nothing : t.moves(plan.moved)}</h2>
      <Preview {...props} />
      <ul class="facts">
        {plan.outside > 0 ? <li>{t.outside(plan.outside)}</li> : null}
        {plan.untimed > 0 ? <li>{t.untimed(plan.untimed)}</li> : null}
      </ul>
      <form method="post" action={link(frame, path)} class="sorting">
        <div class="check">
          <input type="checkbox" id="albums" name="albums" value="yes" checked />
          <label for="albums">{t.albums}</label>
        </div>
        <button type="submit">{t.sort}</button>
      </form>
      {sortedAt ? (
        <PostButton
          frame={frame}
          path={`${path}/removal`}
          label={t.undo(momentInWords(sortedAt, frame.locale, event.timeZone))}
        />
      ) : null}
    </section>
  )
}

function CameraClock({ camera, number, ...props }: SortingProps & { camera: Camera; number: number }) {
  const { frame, event } = props
  const t = messages(frame.locale).photos.clocks
  const when = (at: Date) =>
    `${dayInShort(at, frame.locale, event.timeZone)} ${timeInWords(at, frame.locale, event.timeZone)}`
  const path = link(frame, `/console/events/${event.slug}/photos/cameras/${camera.camera}`)
  return (
    <li class="panel camera">
      {camera.publicKey ? (
        <img src={pictureAddress(camera.publicKey, 320)} alt={camera.fileName} loading="lazy" />
      ) : null}
      <div class="about">
        <h3>{t.camera(number)}</h3>
        <p>
          {t.span(camera.count, when(camera.first), when(camera.last))}
          {camera.offsetSeconds === 0 ? '' : `, ${t.corrected(Math.round(camera.offsetSeconds / 60))}`}
        </p>
      </div>
      <form method="post" action={path} class="clock">
        <label for={`right-${number}`}>{t.right(camera.fileName)}</label>
        <input type="hidden" name="photo" value={camera.photoId} />
        <input
          id={`right-${number}`}
          type="datetime-local"
          name="takenAt"
          required
          value={localTimeOf(camera.first, event.timeZone)}
        />
        <button type="submit" class="secondary">
          {t.set}
        </button>
      </form>
      <form method="post" action={path} class="clock">
        <label for={`minutes-${number}`}>{t.minutes}</label>
        <input
          id={`minutes-${number}`}
          type="number"
          name="minutes"
          required
          value={Math.round(camera.offsetSeconds / 60)}
        />
        <button type="submit" class="secondary">
          {t.set}
        </button>
      </form>
    </li>
  )
}

/** Sorting an event's photos by time: what it would do, doing and undoing it, and clocks that were wrong. */
export function PhotoSortingPage(props: SortingProps) {
  const { frame, event, cameras, done, moved } = props
  const t = messages(frame.locale).photos
  const words = { sorted: t.sorting.sorted(moved), undone: t.sorting.undone, clock: t.clocks.saved }
  return (
    <EventFrame {...props} title={t.sorting.title} current="photos">
      <Done words={done && words[done]} />
      <p>
        <a class="back" href={link(frame, `/console/events/${event.slug}/photos`)}>
          {t.back}
        </a>
      </p>
      <p>{t.sorting.intro}</p>
      <Sort {...props} />
      <section aria-labelledby="clocks">
        <h2 id="clocks">{t.clocks.title}</h2>
        <p>{cameras.length > 0 ? t.clocks.intro : t.clocks.none}</p>
        <ul class="camera-list">
          {cameras.map((camera, index) => (
            <CameraClock {...props} camera={camera} number={index + 1} />
          ))}
        </ul>
      </section>
    </EventFrame>
  )
}
