import { PersonalFeed, type PersonalFeedProps } from '#web/components/personal-feed.tsx'
import { SpeakerFrame, type SpeakerPageProps } from '#web/components/speaker-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'

type SpeakerCalendarProps = Omit<SpeakerPageProps, 'done'> &
  Omit<PersonalFeedProps, 'kind' | 'name'> & { speaker: Pick<SpeakerRow, 'slug' | 'name'> }

/** The calendar of one speaker, for whoever looks after them to hand on. */
export function SpeakerCalendarPage({ organization, role, speaker, ...feed }: SpeakerCalendarProps) {
  const { frame } = feed
  const t = messages(frame.locale).calendars.personal
  const profile = `/console/organizations/${organization.slug}/speakers/${speaker.slug}`
  return (
    <SpeakerFrame {...{ frame, organization, role }} title={t.ofSpeaker(speaker.name)} islands={['copy-text.js']}>
      <PersonalFeed {...feed} kind="speaker" name={speaker.name} />
      <p>
        <a href={link(frame, profile)}>{t.toSpeaker}</a>
      </p>
    </SpeakerFrame>
  )
}
