import { ChoiceField } from '#web/components/choice-field.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { SpeakerFields, speakerLabels } from '#web/components/speaker-fields.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'
import type { KnownSpeaker } from '#worker/domain/speakers/queries.ts'
import { Contributor, contributorsPath } from './session-contributor.tsx'
import { DelegationOptions, delegationChoices, RoleOptions, roleChoices } from './session-part.tsx'

interface ContributorsProps {
  frame: Frame
  event: EventRow
  session: ProgrammeSession
  known: readonly KnownSpeaker[]
  /** The form that adds a new speaker. */
  form: FormState
}

/** Who contributes to a session: order, change, remove, add. */
export function Contributors(props: ContributorsProps) {
  const { frame, event, session, known } = props
  const t = messages(frame.locale).console.sessions
  const { length } = session.contributors
  return (
    <section id="contributors">
      <h2>{t.contributors}</h2>
      {length === 0 ? (
        <p class="empty">{t.noContributors}</p>
      ) : (
        <>
          <p class="muted">{t.contributorsHint}</p>
          <ol class="rows">
            {session.contributors.map((part, index) => (
              <Contributor {...{ frame, event, session, part, isFirst: index === 0, isLast: index === length - 1 }} />
            ))}
          </ol>
        </>
      )}
      {known.length > 0 ? <AddKnown {...props} /> : null}
      <AddNew {...props} />
    </section>
  )
}

function AddKnown({ frame, event, session, known }: ContributorsProps) {
  const { locale } = frame
  const t = messages(locale).console.sessions
  return (
    <form method="post" action={link(frame, contributorsPath(event, session))} class="panel form-column">
      <h3>{t.addKnown}</h3>
      <div class="field">
        <label for="known-speaker">{t.speaker}</label>
        <select id="known-speaker" name="speaker">
          {known.map((speaker) => {
            const affiliation = plain(speaker.affiliation, locale, event.languages)
            return <option value={speaker.id}>{affiliation ? `${speaker.name}, ${affiliation}` : speaker.name}</option>
          })}
        </select>
      </div>
      <div class="field">
        <label for="known-role">{t.role}</label>
        <select id="known-role" name="role">
          <RoleOptions locale={locale} chosen="speaker" />
        </select>
      </div>
      {session.delegations.length > 0 ? (
        <div class="field">
          <label for="known-delegation">{t.standsFor}</label>
          <select id="known-delegation" name="delegation">
            <DelegationOptions {...{ locale, event, session }} chosen={null} />
          </select>
        </div>
      ) : null}
      <button type="submit">{t.addContributor}</button>
    </form>
  )
}

function AddNew({ frame, event, session, known, form }: ContributorsProps) {
  const { locale } = frame
  const t = messages(locale).console.sessions
  const isOpen = known.length === 0 || Object.keys(form.faults).length > 0
  const shared = { form, locale }
  return (
    <details class="panel form-column" open={isOpen}>
      <summary>{t.addNew}</summary>
      <FaultSummary form={form} labels={speakerLabels(locale)} locale={locale} />
      <form method="post" action={link(frame, `${contributorsPath(event, session)}/new`)} novalidate>
        <SpeakerFields {...shared} languages={event.languages} />
        <ChoiceField {...shared} name="role" label={t.role} choices={roleChoices(locale)} />
        {session.delegations.length > 0 ? (
          <ChoiceField
            {...shared}
            name="delegation"
            label={t.standsFor}
            choices={delegationChoices({ locale, event, session })}
          />
        ) : null}
        <button type="submit">{t.addContributor}</button>
      </form>
    </details>
  )
}
