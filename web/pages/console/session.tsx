import type { TwoVersions } from '#web/components/conflict.tsx'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { SessionForm } from '#web/components/session-form.tsx'
import { Warnings } from '#web/components/warnings.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { ProgrammeSession, SessionChoices } from '#worker/domain/programme/queries.ts'
import type { Warning } from '#worker/domain/programme/warnings.ts'
import type { KnownSpeaker } from '#worker/domain/speakers/queries.ts'
import { Contributors } from './session-contributors.tsx'

interface SessionProps extends EventPageProps {
  session: ProgrammeSession
  /** The speakers that could join. */
  known: readonly KnownSpeaker[]
  /** The tracks and rooms to choose from. */
  choices: SessionChoices
  /** What should be looked at in this session. */
  warnings: readonly Warning[]
  form: FormState
  conflict?: TwoVersions
  /** The form that adds a new speaker. */
  contributor?: FormState
  done?: 'saved' | 'removed' | undefined
}

const noContributor: FormState = { values: { role: 'speaker' }, faults: {} }

/** One session with everything in it. */
export function SessionPage(props: SessionProps) {
  const { session, known, choices, warnings, form, conflict, contributor = noContributor, done, ...page } = props
  const { frame, event } = page
  const t = messages(frame.locale).console.sessions
  const path = `/console/events/${event.slug}/sessions/${session.id}`
  return (
    <EventFrame {...page} title={t.editTitle} current="sessions">
      <Done words={done && t.saved} />
      <Warnings {...{ frame, event, warnings }} />
      <p class="actions">
        <a href="#contributors">{t.contributors}</a>
        {may(page.role, 'registrations.read') ? (
          <a href={link(frame, `${path}/sign-ups`)}>{messages(frame.locale).console.signUps.open}</a>
        ) : null}
        <a href={link(frame, `/console/events/${event.slug}/materials?session=${session.id}`)}>
          {messages(frame.locale).materials.toMaterials}
        </a>
        {session.startsAt ? <a href={link(frame, `${path}/shift`)}>{t.shift}</a> : null}
      </p>
      <SessionForm {...{ frame, event, form, path, choices, conflict }} submit={t.save} />
      <Contributors {...{ frame, event, session, known }} form={contributor} />
      <section class="panel danger form-column">
        <h2>{t.removeSession}</h2>
        <p>{t.removeHint(session.contributors.length)}</p>
        <PostButton frame={frame} path={`${path}/removal`} label={t.removeSession} look="danger" />
      </section>
    </EventFrame>
  )
}
