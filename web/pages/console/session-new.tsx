import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { SessionForm } from '#web/components/session-form.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { SessionChoices } from '#worker/domain/programme/queries.ts'

interface NewSessionProps extends EventPageProps {
  form: FormState
  choices: SessionChoices
}

/** The form that adds a session to the programme. */
export function NewSessionPage({ form, choices, ...page }: NewSessionProps) {
  const { frame, event } = page
  const t = messages(frame.locale).console.sessions
  return (
    <EventFrame {...page} title={t.addTitle} current="sessions">
      <SessionForm
        {...{ frame, event, form, choices }}
        path={`/console/events/${event.slug}/sessions/new`}
        submit={t.add}
      />
    </EventFrame>
  )
}
