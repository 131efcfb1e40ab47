import { ChoiceField } from '#web/components/choice-field.tsx'
import { PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { SpeakerFields, speakerLabels } from '#web/components/speaker-fields.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { Contribution, ProgrammeSession } from '#worker/domain/programme/queries.ts'
import { contributorRoles } from '#worker/domain/programme/table.ts'
import type { KnownSpeaker } from '#worker/domain/speakers/queries.ts'

interface ContributorsProps {
  frame: Frame
  event: EventRow
  session: ProgrammeSession
  known: readonly KnownSpeaker[]
  /** The form that adds a new speaker. */
  form: FormState
}

const pathOf = ({ event, session }: Pick<ContributorsProps, 'event' | 'session'>) =>
  `/console/events/${event.slug}/sessions/${session.id}/contributors`

const roleChoices = (locale: Locale) => {
  const { contributorRoles: names } = messages(locale).public.event
  return contributorRoles.map((value) => ({ value, label: names[value] }))
}

const RoleOptions = ({ locale, chosen }: { locale: Locale; chosen: string }) => (
  <>
    {roleChoices(locale).map(({ value, label }) => (
      <option value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)

/** Who contributes to a session: change, remove, add. */
export function Contributors(props: ContributorsProps) {
  const { frame, session, known } = props
  const t = messages(frame.locale).console.sessions
  return (
    <section id="contributors">
      <h2>{t.contributors}</h2>
      {session.contributors.length === 0 ? (
        <p class="empty">{t.noContributors}</p>
      ) : (
        <>
          <p class="muted">{t.contributorsHint}</p>
          <ol class="rows">
            {session.contributors.map((part) => (
              <Contributor {...props} part={part} />
            ))}
          </ol>
        </>
      )}
      {known.length > 0 ? <AddKnown {...props} /> : null}
      <AddNew {...props} />
    </section>
  )
}

function Contributor({ frame, event, session, part }: ContributorsProps & { part: Contribution }) {
  const { locale } = frame
  const t = messages(locale).console.sessions
  const { id, speaker } = part
  const path = `${pathOf({ event, session })}/${id}`
  const about = (label: string) => t.of(label, speaker.name)
  return (
    <li>
      <div class="what">
        <a class="title" href={link(frame, `/console/events/${event.slug}/speakers/${speaker.slug}`)}>
          {speaker.name}
        </a>
        <span class="details">{plain(speaker.affiliation, locale, event.languages)}</span>
      </div>
      <form method="post" action={link(frame, path)} class="inline-form">
        <label class="visually-hidden" for={`role-${id}`}>
          {about(t.role)}
        </label>
        <select id={`role-${id}`} name="role">
          <RoleOptions locale={locale} chosen={part.role} />
        </select>
        <label class="visually-hidden" for={`position-${id}`}>
          {about(t.position)}
        </label>
        <input
          class="order"
          id={`position-${id}`}
          name="position"
          type="number"
          min="1"
          max="999"
          value={part.position}
        />
        <button type="submit" class="secondary" aria-label={about(t.save)}>
          {t.save}
        </button>
      </form>
      <PostButton frame={frame} path={`${path}/removal`} label={t.remove} look="danger" about={about(t.remove)} />
    </li>
  )
}

function AddKnown({ frame, event, session, known }: ContributorsProps) {
  const t = messages(frame.locale).console.sessions
  return (
    <form method="post" action={link(frame, pathOf({ event, session }))} class="panel form-column">
      <h3>{t.addKnown}</h3>
      <div class="field">
        <label for="known-speaker">{t.speaker}</label>
        <select id="known-speaker" name="speaker">
          {known.map((speaker) => {
            const affiliation = plain(speaker.affiliation, frame.locale, event.languages)
            return <option value={speaker.id}>{affiliation ? `${speaker.name}, ${affiliation}` : speaker.name}</option>
          })}
        </select>
      </div>
      <div class="field">
        <label for="known-role">{t.role}</label>
        <select id="known-role" name="role">
          <RoleOptions locale={frame.locale} chosen="speaker" />
        </select>
      </div>
      <button type="submit">{t.addContributor}</button>
    </form>
  )
}

function AddNew({ frame, event, session, known, form }: ContributorsProps) {
  const { locale } = frame
  const t = messages(locale).console.sessions
  const isOpen = known.length === 0 || Object.keys(form.faults).length > 0
  return (
    <details class="panel form-column" open={isOpen}>
      <summary>{t.addNew}</summary>
      <FaultSummary form={form} labels={speakerLabels(locale)} locale={locale} />
      <form method="post" action={link(frame, `${pathOf({ event, session })}/new`)} novalidate>
        <SpeakerFields form={form} locale={locale} languages={event.languages} />
        <ChoiceField form={form} locale={locale} name="role" label={t.role} choices={roleChoices(locale)} />
        <button type="submit">{t.addContributor}</button>
      </form>
    </details>
  )
}
