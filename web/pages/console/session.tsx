import type { TwoVersions } from '#web/components/conflict.tsx'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { SessionForm } from '#web/components/session-form.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'
import type { KnownSpeaker } from '#worker/domain/speakers/queries.ts'
import { Contributors } from './session-contributors.tsx'

interface SessionProps extends EventPageProps {
  session: ProgrammeSession
  /** The speakers that could join. */
  known: readonly KnownSpeaker[]
  form: FormState
  conflict?: TwoVersions
  /** The form that adds a new speaker. */
  contributor?: FormState
  done?: 'saved' | 'removed' | undefined
}

const noContributor: FormState = { values: { role: 'speaker' }, faults: {} }

/** One session with everything in it. */
export function SessionPage(props: SessionProps) {
  const { session, known, form, conflict, contributor = noContributor, done, ...page } = props
  const { frame, event } = page
  const t = messages(frame.locale).console.sessions
  const path = `/console/events/${event.slug}/sessions/${session.id}`
  return (
    <EventFrame {...page} title={t.editTitle} current="sessions">
      <Done words={done && t.saved} />
      <SessionForm {...{ frame, event, form, path, conflict }} submit={t.save} />
      <Contributors {...{ frame, event, session, known }} form={contributor} />
      <section class="panel danger form-column">
        <h2>{t.removeSession}</h2>
        <p>{t.removeHint(session.contributors.length)}</p>
        <PostButton frame={frame} path={`${path}/removal`} label={t.removeSession} look="danger" />
      </section>
    </EventFrame>
  )
}
