import { accentStyle } from '#web/components/accent.ts'
import { ChoiceField } from '#web/components/choice-field.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { Hosts } from '#web/components/hosts.tsx'
import { PhotoConsent } from '#web/components/photo-consent.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { When } from '#web/components/when.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { type Messages, messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Invitation } from '#worker/domain/registrations/invitations/queries.ts'
import { invitationPhase } from '#worker/domain/registrations/invitations/rules.ts'
import { InvitationAnswer } from '#worker/domain/registrations/invitations/schema.ts'
import { placesLeft } from '#worker/domain/registrations/rules.ts'
import { Consent } from './consent.tsx'
import { KeptPreferences, Preferences } from './preferences.tsx'

interface InvitationProps {
  frame: Frame
  /** The page's own path, with the token. */
  path: string
  invited: Invitation
  form: FormState
  /** The ticket that came of the invitation, where there is one. */
  ticket: string | undefined
  /** Whether the answer was that the mailbox is registered already. */
  isKnown: boolean
}

/** The style of the page: the event's accent. */
export const invitationStyle = ({ event }: Invitation) => accentStyle(event.accent)

const isFull = ({ places }: Invitation) =>
  places.length > 0 && places.every((kind) => placesLeft(kind) !== null && placesLeft(kind) === 0)

/** How the invitation stands, first of all. */
function Standing({ frame, invited, ticket, isKnown }: InvitationProps) {
  const t = messages(frame.locale).attendee.invitation
  const { invitation, event } = invited
  const phase = invitationPhase(event, frame.now)
  if (ticket) {
    return (
      <div class="notice good">
        <p class="standing">{t.accepted}</p>
        <p>
          <a class="button" href={ticket}>
            {t.ticket}
          </a>
        </p>
      </div>
    )
  }
  if (phase !== 'open') return <p class={`notice ${phase === 'cancelled' ? 'bad' : 'warn'}`}>{t.phases[phase]}</p>
  if (isKnown) {
    return (
      <p class="notice good" role="status">
        {t.known}
      </p>
    )
  }
  return (
    <>
      {invitation.state === 'declined' ? (
        <p class="notice" role="status">
          {t.declined}
        </p>
      ) : (
        <p>{t.invited(invitation.email)}</p>
      )}
      {isFull(invited) ? <p class="notice warn">{t.full}</p> : null}
    </>
  )
}

function Facts({ frame, invited: { invitation, event, places, hosts } }: InvitationProps) {
  const { locale } = frame
  const t = messages(locale).attendee.invitation
  const kind = places.find(({ id }) => id === invitation.placeKindId)
  return (
    <>
      <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={locale} />
      <p>
        <Phrase value={event.place} locale={locale} order={event.languages} />
      </p>
      {kind ? <p>{t.kind(placeKindName(kind, locale, event))}</p> : null}
      <Hosts frame={frame} hosts={hosts} />
    </>
  )
}

/** Whoever is invited may choose the places for the invited too; to one kind they are invited whatever it asks of others. */
const choices = ({ invitation, places }: Invitation) =>
  places.map((kind) =>
    kind.access === 'invited' || invitation.placeKindId ? { ...kind, access: 'everybody' as const } : kind,
  )

type AcceptProps = Pick<InvitationProps, 'frame' | 'path' | 'form'> & Partial<Pick<InvitationProps, 'invited'>>

/** The form alone, where the database cannot say what it is for. */
function AcceptForm({ frame, path, invited, form }: AcceptProps) {
  const { locale } = frame
  const { register: t, invitation: words } = messages(locale).attendee
  const { languages } = messages(locale).shared
  const shared = { schema: InvitationAnswer, form, locale }
  return (
    <form method="post" action={link(frame, `${path}/acceptance`)} class="person-form">
      <Field {...shared} name="name" label={t.name} hint={t.nameHint} autocomplete="name" />
      <Field {...shared} name="organization" label={t.organization} autocomplete="organization" />
      <ChoiceField
        {...{ form, locale }}
        name="locale"
        label={t.locale}
        choices={locales.map((value) => ({ value, label: languages[value] }))}
      />
      {invited ? (
        <Preferences {...{ frame, form }} event={invited.event} places={choices(invited)} />
      ) : (
        <KeptPreferences form={form} />
      )}
      <PhotoConsent frame={frame} form={form} />
      <Consent frame={frame} form={form} keeper={invited?.keeper} />
      <p class="actions">
        <button type="submit">{invited && isFull(invited) ? words.join : words.accept}</button>
      </p>
    </form>
  )
}

function DeclineForm({ frame, path }: InvitationProps) {
  const t = messages(frame.locale).attendee.invitation
  return (
    <form method="post" action={link(frame, `${path}/refusal`)}>
      <button type="submit" class="secondary" aria-describedby="decline-hint">
        {t.decline}
      </button>
      <p class="hint" id="decline-hint">
        {t.declineHint}
      </p>
    </form>
  )
}

const labels = ({ attendee: { register: t, preferences: kinds }, consent }: Messages) => ({
  photos: consent.label,
  name: t.name,
  organization: t.organization,
  locale: t.locale,
  consent: t.consentLabel,
  preference: kinds.label,
  code: kinds.code,
})

/** An invitation: the event and its hosts, then the answer, which may be changed until it is withdrawn or too late. */
export function InvitationPage(props: InvitationProps) {
  const { frame, invited, form, ticket, isKnown } = props
  const { attendee: texts } = messages(frame.locale)
  const { event, invitation } = invited
  const title = plain(event.title, frame.locale, event.languages)
  const isOpen = !ticket && !isKnown && invitationPhase(event, frame.now) === 'open'
  return (
    <Document frame={frame} title={`${texts.invitation.title} · ${title}`} unlisted>
      <FaultSummary form={form} locale={frame.locale} labels={labels(messages(frame.locale))} />
      <h1>
        {texts.invitation.title}
        <span class="subtitle">
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </span>
      </h1>
      <Facts {...props} />
      <Standing {...props} />
      {isOpen ? (
        <>
          <AcceptForm {...props} />
          {invitation.state === 'invited' ? <DeclineForm {...props} /> : null}
        </>
      ) : null}
      <p>
        <a href={link(frame, `/events/${event.slug}`)}>{texts.register.toEvent}</a>
      </p>
    </Document>
  )
}

/** The answer while the database does not take it; the island sends it again by itself. */
export function InvitationTryingPage(props: Pick<InvitationProps, 'frame' | 'path' | 'form'>) {
  const { locale } = props.frame
  const { invitation, register, stillTrying } = messages(locale).attendee
  return (
    <Document frame={props.frame} title={invitation.title} unlisted islands={['still-trying.js']}>
      <FaultSummary form={props.form} locale={locale} labels={labels(messages(locale))} />
      <p class="notice warn" role="alert">
        {register.busy}
      </p>
      <h1>{invitation.title}</h1>
      <still-trying data-words={JSON.stringify(stillTrying)}>
        <p role="status" />
        <AcceptForm {...props} />
      </still-trying>
    </Document>
  )
}
