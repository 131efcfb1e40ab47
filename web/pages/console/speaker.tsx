import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { SpeakerFields, speakerLabels } from '#web/components/speaker-fields.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'

/** The profile of a speaker, on its way through an event. */
export function SpeakerPage({ speaker, form, ...page }: EventPageProps & { speaker: SpeakerRow; form: FormState }) {
  const { frame, event } = page
  const { locale } = frame
  const t = messages(locale).console.sessions
  return (
    <EventFrame {...page} title={t.of(t.speakerTitle, speaker.name)} current="sessions">
      <FaultSummary form={form} labels={speakerLabels(locale)} locale={locale} />
      <p class="muted">{t.speakerHint}</p>
      <form
        method="post"
        action={link(frame, `/console/events/${event.slug}/speakers/${speaker.slug}`)}
        class="form-column"
        novalidate
      >
        <SpeakerFields form={form} locale={locale} languages={event.languages} />
        <div class="actions">
          <button type="submit">{t.save}</button>
        </div>
      </form>
    </EventFrame>
  )
}
