import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { TrackForm } from '#web/components/track-form.tsx'
import { TrackName } from '#web/components/track-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { TrackRow } from '#worker/domain/programme/table.ts'

interface TracksProps extends EventPageProps {
  tracks: readonly TrackRow[]
  /** The form that adds one. */
  form: FormState
  done?: 'saved' | 'removed' | undefined
}

/** The tracks of an event, in their order. */
export function TracksPage({ tracks, form, done, ...page }: TracksProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.tracks
  const path = `/console/events/${event.slug}/tracks`
  return (
    <EventFrame {...page} title={t.title} current="sessions">
      <Done words={done && { saved: t.saved, removed: t.isRemoved }[done]} />
      {tracks.length === 0 ? <p class="empty">{t.empty}</p> : null}
      <ol class="rows">
        {tracks.map((track) => (
          <li>
            <a class="title" href={link(frame, `${path}/${track.id}`)}>
              <TrackName track={track} locale={frame.locale} event={event} />
            </a>
          </li>
        ))}
      </ol>
      <section class="panel form-column">
        <h2>{t.add}</h2>
        <TrackForm {...{ frame, event, form, path }} submit={t.add} />
      </section>
    </EventFrame>
  )
}
