import { ChoiceField } from '#web/components/choice-field.tsx'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import type { Letter } from '#web/mails/letter.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Candidate, Candidates } from '#worker/domain/registrations/invitations/candidates.ts'
import type { InvitationChoices } from '#worker/domain/registrations/invitations/list.ts'
import type { PersonLine } from '#worker/domain/registrations/invitations/people.ts'
import { InvitationList, maxAtOnce } from '#worker/domain/registrations/invitations/schema.ts'
import { whyClosed } from './event-invitations.tsx'

/** Who would be mailed what; or which lines cannot be read. */
export type InvitePreview =
  | { faulty: readonly (PersonLine & { person?: undefined })[] }
  | {
      candidates: Candidates
      /** The mark of these people, so that nobody else is mailed. */
      seen: string
      /** Absent where nobody is left to invite. */
      letter: Letter | undefined
      /** Whether others would be mailed than those who were shown before. */
      isOther: boolean
    }

interface InviteProps extends EventPageProps {
  form: FormState
  choices: InvitationChoices
  preview?: InvitePreview
}

/** A list or an organization, what each would get, then one button. */
export function InvitePage({ form, choices, preview, ...page }: InviteProps) {
  const { frame, event } = page
  const { locale } = frame
  const { console: texts } = messages(locale)
  const t = texts.invitations
  const isReady = preview !== undefined && 'seen' in preview && preview.candidates.invited.length > 0
  const closed = whyClosed(page)
  return (
    <EventFrame {...page} title={t.invite} current="invitations">
      <FaultSummary form={form} labels={{ people: t.people, kind: t.kind, locale: t.locale }} locale={locale} />
      {closed ? (
        <p class="notice">{closed}</p>
      ) : (
        <form method="post" action={link(frame, `/console/events/${event.slug}/invitations/new`)} novalidate>
          <input type="hidden" name="key" value={form.values.key ?? ''} />
          {preview ? <Preview {...page} preview={preview} /> : null}
          <Fields {...page} {...{ form, choices }} />
          <button type="submit" class={isReady ? 'secondary' : 'primary'}>
            {t.preview}
          </button>
        </form>
      )}
    </EventFrame>
  )
}

function Fields({ frame, event, form, choices }: Omit<InviteProps, 'preview'>) {
  const { locale } = frame
  const { console: texts, shared } = messages(locale)
  const t = texts.invitations
  const organizations = choices.hosts.map(({ slug, name, shortName }) => ({
    value: slug,
    label: plain(name, locale) || shortName,
  }))
  const kinds = choices.places.map((kind) => ({ value: kind.id, label: placeKindName(kind, locale, event) }))
  return (
    <div class="form-column">
      <Field
        schema={InvitationList}
        {...{ form, locale }}
        name="people"
        label={t.people}
        hint={t.peopleHint(maxAtOnce)}
        rows={10}
      />
      <ChoiceField
        {...{ form, locale }}
        name="organization"
        label={t.organization}
        hint={t.organizationHint}
        choices={[{ value: '', label: t.noOrganization }, ...organizations]}
      />
      <ChoiceField
        {...{ form, locale }}
        name="kind"
        label={t.kind}
        choices={[{ value: '', label: t.anyKind }, ...kinds]}
      />
      <ChoiceField
        {...{ form, locale }}
        name="locale"
        label={t.locale}
        hint={t.localeHint}
        choices={locales.map((value) => ({ value, label: shared.languages[value] }))}
      />
    </div>
  )
}

function Preview({ preview, ...page }: EventPageProps & { preview: InvitePreview }) {
  const { locale } = page.frame
  const t = messages(locale).console.invitations
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview">{t.previewTitle}</h2>
      {'faulty' in preview ? <Faulty {...page} faulty={preview.faulty} /> : <Ready {...page} {...preview} />}
    </section>
  )
}

function Faulty({ frame, faulty }: EventPageProps & { faulty: readonly (PersonLine & { person?: undefined })[] }) {
  const { console: texts, shared } = messages(frame.locale)
  const t = texts.invitations
  return (
    <>
      <p role="status">{t.faulty(faulty.length)}</p>
      <ul class="rows">
        {faulty.map(({ number, source, fault }) => (
          <li>
            <div class="what">
              {t.line(number)} {source}
              <p class="fault">{shared.faults[fault]}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

type ReadyProps = EventPageProps & Extract<InvitePreview, { seen: string }>

function Ready({ candidates, seen, letter, isOther, ...page }: ReadyProps) {
  const t = messages(page.frame.locale).console.invitations
  const { invited, left, more } = candidates
  return (
    <>
      {isOther ? (
        <p class="notice warn" role="alert">
          {t.changed}
        </p>
      ) : null}
      <p role="status">
        <strong>{invited.length > 0 ? t.willGet(invited.length) : t.nobody}</strong> {more > 0 ? t.more(more) : null}
      </p>
      {invited.length > 0 ? <People {...page} title={t.who} people={invited} /> : null}
      {left.length > 0 ? <LeftOut {...page} left={left} /> : null}
      {letter ? (
        <>
          <h3>{t.mail}</h3>
          <p>
            {t.subject}: <strong>{letter.subject}</strong>
          </p>
          <pre class="letter" lang={invited[0]?.locale}>
            {letter.text}
          </pre>
          <input type="hidden" name="seen" value={seen} />
          <p>
            <button type="submit" name="send" value="1">
              {t.send(invited.length)}
            </button>
          </p>
        </>
      ) : null}
    </>
  )
}

/** By name; of members of other organizations the addresses stay theirs. */
const addressed = ({ event }: EventPageProps, { name, email, organizationId }: Candidate) =>
  organizationId === null || organizationId === event.organizationId ? (name ? `${name}, ${email}` : email) : name

function People({ title, people, ...page }: EventPageProps & { title: string; people: readonly Candidate[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {people.map((person) => (
          <li>{addressed(page, person)}</li>
        ))}
      </ul>
    </details>
  )
}

function LeftOut({ frame, left }: EventPageProps & Pick<Candidates, 'left'>) {
  const t = messages(frame.locale).console.invitations
  return (
    <>
      <h3>{t.left}</h3>
      <ul>
        {left.map(({ name, email, why }) => (
          <li>
            {name || email} <span class="muted">· {t.why[why]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
