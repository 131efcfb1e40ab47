import { EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { TrackForm } from '#web/components/track-form.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'

/** One track: edit, remove. */
export function TrackPage({ trackId, form, ...page }: EventPageProps & { trackId: string; form: FormState }) {
  const { frame, event } = page
  const t = messages(frame.locale).console.tracks
  const path = `/console/events/${event.slug}/tracks/${trackId}`
  return (
    <EventFrame {...page} title={t.editTitle} current="sessions">
      <TrackForm {...{ frame, event, form, path }} submit={t.save} />
      <section class="panel danger form-column">
        <h2>{t.remove}</h2>
        <p>{t.removeHint}</p>
        <PostButton frame={frame} path={`${path}/removal`} label={t.remove} look="danger" />
      </section>
    </EventFrame>
  )
}
