import type { TwoVersions } from '#web/components/conflict.tsx'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { SpeakerProfileForm } from '#web/components/speaker-profile.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Partner } from '#worker/domain/speakers/affiliation.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'

interface EventSpeakerProps extends EventPageProps {
  speaker: SpeakerRow
  partners: readonly Partner[]
  form: FormState
  conflict?: TwoVersions
  /** Where the organization keeps the profile; absent for a co-host, who has no door there. */
  kept?: string | undefined
}

/** The profile of a speaker, on the way through an event. */
export function EventSpeakerPage({ speaker, partners, form, conflict, kept, ...page }: EventSpeakerProps) {
  const { frame, event } = page
  const { sessions: words, speakers: t } = messages(frame.locale).console
  const path = `/console/events/${event.slug}/speakers/${speaker.slug}`
  return (
    <EventFrame {...page} title={words.of(words.speakerTitle, speaker.name)} current="sessions">
      {kept ? (
        <p>
          <a href={link(frame, kept)}>{t.wholeProfile}</a>
        </p>
      ) : null}
      <SpeakerProfileForm {...{ frame, form, partners, path, conflict }} submit={words.save} />
    </EventFrame>
  )
}
