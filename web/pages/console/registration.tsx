import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { HistoryLines } from '#web/components/history-lines.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { WaitlistLog } from '#web/components/waitlist-log.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { FormState } from '#worker/core/form.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import { preferencesOf } from '#worker/domain/registrations/choices.ts'
import type { RegistrationDetails } from '#worker/domain/registrations/one.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import { DecisionButtons } from './decisions.tsx'
import { MailAgain, MailReason } from './mails-table.tsx'
import { GivePlace } from './registration-place.tsx'

export interface RegistrationProps extends EventPageProps {
  details: RegistrationDetails
  form: FormState
  done: 'given' | 'decided' | 'again' | undefined
}

/** One person: the facts, where they stand, what happened, what was mailed, and what an organiser can do. */
export function RegistrationPage(props: RegistrationProps) {
  const { details, form, done, ...page } = props
  const { frame, event, role } = page
  const { registration, offers, places, history } = details
  const { registrations: t, mails } = messages(frame.locale).console
  const path = `/console/events/${event.slug}/registrations`
  const isLive = liveStates.some((live) => live === registration.state)
  const isManaged = may(role, 'registrations.manage') && isLive
  return (
    <EventFrame {...page} title={t.of(registration.name)} current="registrations">
      <FaultSummary form={form} locale={frame.locale} labels={{ kind: t.one.kind, reason: t.one.reason }} />
      <Done words={done && { ...t.one, again: mails.again }[done]} />
      <p>
        <a href={link(frame, path)}>{t.one.back}</a>
      </p>
      <Facts {...page} details={details} />
      <Lines {...page} details={details} />
      <section aria-labelledby="log">
        <h2 id="log">{t.one.log}</h2>
        <WaitlistLog {...{ frame, event, registration, offers, places }} />
      </section>
      {isManaged && registration.state === 'pending' ? <Decision {...page} details={details} path={path} /> : null}
      {isManaged && registration.state !== 'pending' ? <GivePlace {...props} path={path} /> : null}
      <Mails {...page} details={details} />
      <section aria-labelledby="history">
        <h2 id="history">{t.one.history}</h2>
        <HistoryLines {...{ frame, event }} entries={history} />
      </section>
      {isManaged ? <Cancellation {...page} details={details} path={path} /> : null}
    </EventFrame>
  )
}

type PartProps = EventPageProps & { details: RegistrationDetails }

function Facts({ frame, event, details: { registration, places } }: PartProps) {
  const { locale } = frame
  const { console: words, shared } = messages(locale)
  const t = words.registrations
  const name = (id: string) => {
    const kind = places.find((place) => place.id === id)
    return kind ? [placeKindName(kind, locale, event)] : []
  }
  const { state, decision, addedBy, organization } = registration
  const facts = [
    [t.columns.state, t.states[state]],
    ...(state === 'pending' && decision ? [[t.decisions.title, t.decisions[decision]]] : []),
    ...(state === 'confirmed' ? [[t.kindHeld, name(registration.placeKindId).join('')]] : []),
    [t.one.wanted, preferencesOf(registration).flatMap(name).join(' → ')],
    [t.columns.email, registration.email],
    ...(organization ? [[t.columns.organization, organization]] : []),
    [t.one.arrival, figure(locale, registration.number)],
    [t.columns.registeredAt, momentInWords(registration.createdAt, locale, event.timeZone)],
    [t.one.language, shared.languages[registration.locale]],
    ...(addedBy ? [[t.columns.addedByHand, t.yes]] : []),
    [t.columns.consent, registration.consent],
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t.one.facts}</h2>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Lines({ frame, event, details: { lines } }: PartProps) {
  const { locale } = frame
  const t = messages(locale).console.registrations.one
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{t.lines}</h2>
      <ul>
        {lines.map((line) => (
          <li>{t.standing(placeKindName(line, locale, event), figure(locale, line.position))}</li>
        ))}
      </ul>
    </section>
  )
}

function Mails({ details: { mails, registration }, ...page }: PartProps) {
  const { frame, event } = page
  const { locale } = frame
  const { registrations, mails: words } = messages(locale).console
  const t = registrations.one
  const names: Record<string, string> = words.templates
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">{t.mails}</h2>
      {mails.length === 0 ? <p>{t.noMails}</p> : null}
      <ul class="rows">
        {mails.map((mail) => (
          <li>
            <div class="what">
              <strong>{names[mail.template] ?? mail.template}</strong>
              <span class="details">{momentInWords(mail.sentAt ?? mail.createdAt, locale, event.timeZone)}</span>
              <MailReason frame={frame} error={mail.error} />
            </div>
            <span class={`badge ${mail.state === 'failed' || mail.state === 'bounced' ? 'bad' : ''}`}>
              {words.states[mail.state]}
            </span>
            <MailAgain {...page} mail={mail} to={registration.name} from={registration.id} />
          </li>
        ))}
      </ul>
      <p>
        <a href={link(frame, `/console/events/${event.slug}/mails`)}>{t.allMails}</a>
      </p>
    </section>
  )
}

function Decision({ frame, details: { registration }, path }: PartProps & { path: string }) {
  const t = messages(frame.locale).console.registrations
  return (
    <section class="panel form-column" aria-labelledby="decide">
      <h2 id="decide">{t.one.decide}</h2>
      <form method="post" action={link(frame, `${path}/decisions`)}>
        <input type="hidden" name="registration" value={registration.id} />
        <input type="hidden" name="one" value="on" />
        <DecisionButtons frame={frame} reason={registration.decisionReason ?? ''} />
      </form>
    </section>
  )
}

/** Two steps: the word opens, the button names the person and cancels. */
function Cancellation({ frame, details: { registration }, path }: PartProps & { path: string }) {
  const t = messages(frame.locale).console.registrations
  return (
    <details class="panel danger">
      <summary>{t.one.cancel}</summary>
      <p class="hint">{t.cancelNext}</p>
      <form method="post" action={link(frame, `${path}/${registration.id}/cancellation`)}>
        <button type="submit" class="danger">
          {t.confirmCancel(registration.name)}
        </button>
      </form>
    </details>
  )
}
