import { PersonalFeed, type PersonalFeedProps } from '#web/components/personal-feed.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { messages } from '#web/messages/messages.ts'

/** The calendar of all that an account organises. */
export function OwnCalendarPage(props: Omit<PersonalFeedProps, 'kind' | 'name'>) {
  const { personal, entries } = messages(props.frame.locale).calendars
  return (
    <ConsoleDocument frame={props.frame} title={personal.title} islands={['copy-text.js']}>
      <h1>{personal.title}</h1>
      <PersonalFeed {...props} kind="organiser" name={entries.whatIOrganise} />
    </ConsoleDocument>
  )
}
