import { ChoiceField } from '#web/components/choice-field.tsx'
import { momentInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { Field } from '#web/components/field.tsx'
import { link as linkTo } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import type { Link } from '#worker/domain/programme/speaking/board.ts'
import { LinkAddress } from '#worker/domain/programme/speaking/change-link.ts'
import { maxMailsOfLink, takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'
import type { Speaking } from '#worker/domain/programme/speaking/one.ts'

interface PanelProps extends EventPageProps {
  found: Speaking
  link: Link
  form: FormState
}

/** What can be done with a speaker's link: mail it, hand it over, change the address, renew, revoke. */
export function SpeakingLinkPanel(props: PanelProps) {
  const { found, link, frame, event } = props
  const { one: t } = messages(frame.locale).speakingConsole
  const path = `/console/events/${event.slug}/speaking/invitations/${link.id}`
  const { assistants } = found
  const opened = link.openedAt && t.openedAt(momentInWords(link.openedAt, frame.locale, event.timeZone))
  return (
    <section class="panel" aria-labelledby="link">
      <h2 id="link">{t.link}</h2>
      <p>
        {link.email} · {link.mailed > 0 ? t.mailedTimes(link.mailed) : t.notMailed}
        {opened ? ` · ${opened}` : null}
      </p>
      {assistants.length > 0 ? (
        <>
          <h3>{t.assistants}</h3>
          <ul>
            {assistants.map(({ id, name, email, revokedAt }) => (
              <li>
                {name}, {email}{' '}
                {revokedAt ? (
                  <span class="muted">({t.assistantGone})</span>
                ) : (
                  <PostButton
                    frame={frame}
                    path={`${path}/assistants/${id}/revocation`}
                    label={t.end}
                    about={t.endOf(name)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {link.revokedAt ? (
        <>
          <p class="notice warn">{t.revokedNow}</p>
          <PostButton frame={frame} path={`${path}/revocation/removal`} label={t.restore} />
        </>
      ) : (
        <Actions {...props} path={path} />
      )}
    </section>
  )
}

function Actions({ path, ...props }: PanelProps & { path: string }) {
  const { found, link, frame, event } = props
  const { one: t } = messages(frame.locale).speakingConsole
  const { name } = found.speaker
  return (
    <>
      {takesSpeakers(event, frame.now) && link.mailed < maxMailsOfLink ? (
        <form method="post" action={linkTo(frame, `${path}/mails`)}>
          <input type="hidden" name="mailed" value={link.mailed} />
          <button type="submit" class="secondary">
            {t.again}
          </button>
        </form>
      ) : null}
      <form method="post" action={linkTo(frame, `${path}/link`)}>
        <p class="hint">{t.copyHint}</p>
        <button type="submit" class="secondary">
          {t.copy}
        </button>
      </form>
      <Address {...props} path={path} />
      <details>
        <summary>{t.renew}</summary>
        <form method="post" action={linkTo(frame, `${path}/renewal`)}>
          <input type="hidden" name="version" value={link.version} />
          <p class="hint">{t.renewHint}</p>
          <MailToo id="renew-mail" label={t.renewMail} />
          <button type="submit" class="danger">
            {t.confirmRenew(name)}
          </button>
        </form>
      </details>
      <details>
        <summary>{t.revoke}</summary>
        <form method="post" action={linkTo(frame, `${path}/revocation`)}>
          <p class="hint">{t.revokeHint}</p>
          <button type="submit" class="danger">
            {t.confirmRevoke(name)}
          </button>
        </form>
      </details>
    </>
  )
}

const MailToo = ({ id, label }: { id: string; label: string }) => (
  <p class="check">
    <input type="checkbox" id={id} name="mail" value="on" checked />
    <label for={id}>{label}</label>
  </p>
)

function Address({ form, link, frame, path }: PanelProps & { path: string }) {
  const { speakingConsole, shared } = messages(frame.locale)
  const t = speakingConsole.one
  const { locale } = frame
  return (
    <details open={Object.keys(form.faults).length > 0}>
      <summary>{t.address}</summary>
      <form method="post" action={linkTo(frame, `${path}/address`)} class="form-column" novalidate>
        <input type="hidden" name="version" value={link.version} />
        <Field
          {...{ form, locale }}
          schema={LinkAddress}
          name="email"
          type="email"
          label={t.email}
          hint={t.addressHint}
        />
        <ChoiceField
          {...{ form, locale }}
          name="locale"
          label={t.locale}
          choices={locales.map((value) => ({ value, label: shared.languages[value] }))}
        />
        <MailToo id="address-mail" label={t.mailToo} />
        <button type="submit">{t.saveAddress}</button>
      </form>
    </details>
  )
}

interface ShownProps extends EventPageProps {
  speaker: { name: string; slug: string }
  /** The whole address. */
  address: string
}

/** A speaker's link, to copy it into a message; asked for by a button, so that no history of a browser keeps it. */
export function SpeakingShownLinkPage({ speaker, address, ...page }: ShownProps) {
  const { frame, event } = page
  const { shown: t } = messages(frame.locale).speakingConsole
  const path = `/console/events/${event.slug}/speaking/speakers/${speaker.slug}`
  return (
    <EventFrame {...page} title={t.title(speaker.name)} current="speaking" islands={['copy-text.js']}>
      <p class="notice warn">{t.hint}</p>
      <copy-text>
        <div class="field">
          <label for="address">{t.title(speaker.name)}</label>
          <input type="text" id="address" value={address} readonly />
        </div>
        <button type="button" class="secondary" hidden data-done={t.copied}>
          {t.copy}
        </button>
      </copy-text>
      <p>
        <a href={linkTo(frame, path)}>{t.back}</a>
      </p>
    </EventFrame>
  )
}
