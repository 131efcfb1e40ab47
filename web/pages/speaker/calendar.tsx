import { PersonalFeed, type PersonalFeedProps } from '#web/components/personal-feed.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { messages } from '#web/messages/messages.ts'

interface CalendarProps extends Omit<SpeakingPageProps, 'done'>, Pick<PersonalFeedProps, 'path' | 'feed' | 'form'> {
  news: PersonalFeedProps['done']
}

/** The calendar of a speaker's own sessions. */
export function SpeakerCalendarPage({ path, feed, form, news, ...page }: CalendarProps) {
  const { frame, speaking } = page
  return (
    <SpeakingFrame {...page} title={messages(frame.locale).calendars.personal.title} islands={['copy-text.js']}>
      <PersonalFeed {...{ frame, path, feed, form }} kind="speaker" name={speaking.speaker.name} done={news} />
    </SpeakingFrame>
  )
}
