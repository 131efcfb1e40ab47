import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { HistoryLines } from '#web/components/history-lines.tsx'
import { LinesBadge, LinkBadge } from '#web/components/speaking-badges.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Speaking } from '#worker/domain/programme/speaking/one.ts'
import { SpeakingLinkPanel } from './speaking-link.tsx'
import { SpeakingSessions } from './speaking-sessions.tsx'
import { SuggestionRows } from './speaking-suggestions.tsx'

export const linkDone = ['mailed', 'renewed', 'address', 'revoked', 'restored', 'ended'] as const

export interface SpeakerPageProps extends EventPageProps {
  found: Speaking
  /** Of the address. */
  form: FormState
  done: (typeof linkDone)[number] | undefined
}

/** One speaker of an event: what they said and delivered, their link, and what happened. */
export function SpeakingSpeakerPage({ done, ...props }: SpeakerPageProps) {
  const { found, form, ...page } = props
  const { frame, event } = page
  const { one: t, done: said, inviting } = messages(frame.locale).speakingConsole
  const { speaker, suggestions, history } = found
  const path = `/console/events/${event.slug}`
  return (
    <EventFrame {...page} title={speaker.name} current="speaking">
      <FaultSummary {...{ form }} locale={frame.locale} labels={{ email: t.email, locale: t.locale }} />
      <Done words={done && said[done]} />
      <p class="actions">
        <a href={link(frame, `${path}/speaking`)}>{t.back}</a>
        {found.delivered.length > 0 ? <a href={link(frame, `${path}/speakers/${speaker.slug}`)}>{t.profile}</a> : null}
      </p>
      <p>
        <LinkBadge locale={frame.locale} link={found.link} />
      </p>
      <Checklist {...page} found={found} />
      <SpeakingSessions {...page} found={found} />
      <Consents {...page} found={found} />
      {suggestions.length > 0 ? (
        <section aria-labelledby="suggestions">
          <h2 id="suggestions">{t.suggestions}</h2>
          <SuggestionRows {...page} suggestions={suggestions} />
        </section>
      ) : null}
      {found.link ? (
        <SpeakingLinkPanel {...page} {...{ form, found }} link={found.link} />
      ) : (
        <section class="panel" aria-labelledby="link">
          <h2 id="link">{t.link}</h2>
          <p>{t.noLink}</p>
          <p>
            <a class="button" href={link(frame, `${path}/speaking/invitations/new?speaker=${speaker.slug}`)}>
              {inviting.title}
            </a>
          </p>
        </section>
      )}
      <Mails {...page} found={found} />
      <section aria-labelledby="history">
        <h2 id="history">{t.history}</h2>
        <HistoryLines {...{ frame, event }} entries={history} />
      </section>
    </EventFrame>
  )
}

type PartProps = EventPageProps & { found: Speaking }

function Checklist({ frame, found: { checklist } }: PartProps) {
  const { one: t, items } = messages(frame.locale).speakingConsole
  const byItem = [...Map.groupBy(checklist, ({ item }) => item)]
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{t.checklist}</h2>
      {byItem.length === 0 ? <p class="muted">{t.nothingAsked}</p> : null}
      <ul class="rows">
        {byItem.map(([item, lines]) => (
          <li>
            <div class="what">{items[item]}</div>
            <LinesBadge locale={frame.locale} lines={lines} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every word given or taken back, with its sentence. */
function Consents({ frame, event, found: { consents } }: PartProps) {
  const { one: t } = messages(frame.locale).speakingConsole
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{t.consents}</h2>
      {consents.length === 0 ? <p class="muted">{t.noConsents}</p> : null}
      <ul class="rows">
        {consents.map(({ purpose, isGiven, text, locale, givenBy, createdAt }) => (
          <li>
            <div class="what">
              <span class="title">{t.purposes[purpose]}</span>
              <span class="details" lang={locale}>
                {text}
              </span>
              <span class="details">{t.saidBy(givenBy, momentInWords(createdAt, frame.locale, event.timeZone))}</span>
            </div>
            <span class={`badge ${isGiven ? 'good' : 'bad'}`}>{isGiven ? t.given : t.refused}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mails({ frame, event, found: { mails } }: PartProps) {
  const { speakingConsole, console: words } = messages(frame.locale)
  const t = speakingConsole.one
  const names: Record<string, string> = words.mails.templates
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">{t.mails}</h2>
      {mails.length === 0 ? <p class="muted">{t.noMails}</p> : null}
      <ul class="rows">
        {mails.map(({ template, state, createdAt, sentAt }) => (
          <li>
            <div class="what">
              <strong>{names[template] ?? template}</strong>
              <span class="details">{momentInWords(sentAt ?? createdAt, frame.locale, event.timeZone)}</span>
            </div>
            <span class={`badge ${state === 'failed' || state === 'bounced' ? 'bad' : ''}`}>
              {words.mails.states[state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
