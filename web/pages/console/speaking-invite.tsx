import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { describedBy, Fault } from '#web/components/field.tsx'
import { LetterPreview } from '#web/components/letter-preview.tsx'
import { link } from '#web/layouts/frame.ts'
import type { Letter } from '#web/mails/letter.tsx'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import type { Candidate, Candidates, Uninvited } from '#worker/domain/programme/speaking/candidates.ts'
import { takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'

export interface SpeakingPreview {
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
  /** Who has no link yet, or the one of them who is meant. */
  uninvited: readonly Uninvited[]
  isOne: boolean
  preview: SpeakingPreview | undefined
}

const titleOf = ({ name, nativeName }: Uninvited) => (nativeName ? `${name} (${nativeName})` : name)

/** An address and a language for everybody without a link, then the mail as they get it, then one button. */
export function SpeakingInvitePage({ form, uninvited, isOne, preview, ...page }: InviteProps) {
  const { frame, event } = page
  const { inviting: t, one } = messages(frame.locale).speakingConsole
  const path = `/console/events/${event.slug}/speaking`
  const labels = Object.fromEntries(uninvited.map((speaker) => [`people.${speaker.slug}`, titleOf(speaker)]))
  const isReady = (preview?.candidates.invited.length ?? 0) > 0
  const isOpen = takesSpeakers(event, frame.now)
  return (
    <EventFrame {...page} title={t.title} current="speaking">
      <FaultSummary {...{ form, labels }} locale={frame.locale} />
      <p>
        <a href={link(frame, path)}>{one.back}</a>
      </p>
      {isOpen ? null : <p class="notice">{t.closed}</p>}
      {isOpen && uninvited.length === 0 ? <p class="empty">{t.nobody}</p> : null}
      {isOpen && uninvited.length > 0 ? (
        <form method="post" action={link(frame, `${path}/invitations/new`)} novalidate>
          {preview ? <Preview {...page} preview={preview} /> : null}
          <p class="muted">
            {t.intro} {uninvited.some(({ email }) => email !== null) ? t.remembered : null}
          </p>
          {isOne ? (
            <p>
              {t.only} <a href={link(frame, `${path}/invitations/new`)}>{t.showAll}</a>
            </p>
          ) : null}
          <ul class="rows invitees">
            {uninvited.map((speaker) => (
              <Person {...page} {...{ form, speaker }} />
            ))}
          </ul>
          <button type="submit" class={isReady ? 'secondary' : 'primary'}>
            {t.preview}
          </button>
        </form>
      ) : null}
    </EventFrame>
  )
}

function Person({ frame, form, speaker }: EventPageProps & { form: FormState; speaker: Uninvited }) {
  const { speakingConsole, shared } = messages(frame.locale)
  const { inviting: t, columns } = speakingConsole
  const [email, locale] = [`people.${speaker.slug}.email`, `people.${speaker.slug}.locale`]
  const name = titleOf(speaker)
  return (
    <li>
      <div class="what title">{name}</div>
      <div class="field">
        <label for={email}>
          {columns.email}
          <span class="visually-hidden"> {name}</span>
        </label>
        <input
          type="email"
          id={email}
          name={email}
          maxlength={254}
          autocomplete="off"
          value={form.values[email] ?? ''}
          {...describedBy(form, email, false)}
        />
        <Fault form={form} path={email} locale={frame.locale} />
      </div>
      <div class="field">
        <label for={locale}>
          {columns.language}
          <span class="visually-hidden"> {t.locale(name)}</span>
        </label>
        <select id={locale} name={locale}>
          {locales.map((one) => (
            <option value={one} selected={form.values[locale] === one}>
              {shared.languages[one]}
            </option>
          ))}
        </select>
      </div>
    </li>
  )
}

const listed = ({ name, email }: Candidate) => `${name}, ${email}`

function Preview({
  preview: { candidates, seen, letter, isOther },
  ...page
}: EventPageProps & { preview: SpeakingPreview }) {
  const { locale } = page.frame
  const { speakingConsole, console: texts } = messages(locale)
  const t = speakingConsole.inviting
  const { invited, often, more } = candidates
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview">{t.before}</h2>
      {isOther ? (
        <p class="notice warn" role="alert">
          {t.changed}
        </p>
      ) : null}
      <p role="status">
        <strong>{invited.length > 0 ? t.willGet(invited.length) : t.nobodyLeft}</strong>{' '}
        {more > 0 ? texts.invitations.more(more) : null}
      </p>
      {invited.length > 0 ? (
        <details>
          <summary>{t.who}</summary>
          <ul>
            {invited.map((person) => (
              <li>{listed(person)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {often.length > 0 ? (
        <>
          <h3>{t.often}</h3>
          <ul>
            {often.map((person) => (
              <li>{listed(person)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {letter ? (
        <>
          <LetterPreview {...{ letter, locale }} title={t.mail} subject={t.subject} lang={invited[0]?.locale} />
          <input type="hidden" name="seen" value={seen} />
          <p>
            <button type="submit" name="send" value="1">
              {t.send(invited.length)}
            </button>
          </p>
        </>
      ) : null}
    </section>
  )
}
