import { type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { ownWords } from '#worker/domain/mail/rules.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { DeliveryPage } from '#worker/domain/registrations/deliveries.ts'

type Row = DeliveryPage['rows'][number]

/** Why a mail is where it is: our own reasons in the reader's language, a provider's words as they came. */
export function MailReason({ frame, error }: { frame: Pick<Frame, 'locale'>; error: string | null }) {
  if (error === null) return null
  const known = (Object.keys(ownWords) as (keyof typeof ownWords)[]).find((name) => ownWords[name] === error)
  if (known) return <span class="remark">{messages(frame.locale).console.mails.reasons[known]}</span>
  return (
    <span class="remark provider-words" lang="en">
      {error}
    </span>
  )
}

/** Mails of one state as a table that scrolls in its own box on a phone. */
export function MailTable({ rows, ...page }: EventPageProps & { rows: readonly Row[] }) {
  const t = messages(page.frame.locale).console.mails
  const times = new Intl.DateTimeFormat(page.frame.locale === 'en' ? 'en-GB' : page.frame.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: page.event.timeZone,
  })
  const { recipient, mail, when, what } = t.columns
  // What happened stands first where there is anything to do about it: on a phone the rest is a scroll away.
  const isTold = rows.some(({ state, error }) => error !== null || state === 'failed' || state === 'bounced')
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[recipient, ...(isTold ? [what] : []), mail, when].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MailRow {...page} {...{ row, times, isTold }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface MailRowProps extends EventPageProps {
  row: Row
  times: Intl.DateTimeFormat
  /** Whether the table has the column of what happened. */
  isTold: boolean
}

function MailRow({ row, times, isTold, ...page }: MailRowProps) {
  const t = messages(page.frame.locale).console.mails
  const names: Record<string, string> = t.templates
  const at = row.sentAt ?? row.createdAt
  return (
    <tr>
      <th scope="row">
        {row.name ?? row.address}
        {row.name === null ? null : <span class="remark">{row.address}</span>}
      </th>
      {isTold ? (
        <td>
          <MailReason frame={page.frame} error={row.error} />
          <MailAgain {...page} mail={row} to={row.name ?? row.address} />
        </td>
      ) : null}
      <td>{names[row.template] ?? row.template}</td>
      <td>
        <time datetime={at.toISOString()}>{times.format(at)}</time>
        {row.state === 'queued' && row.attempts > 0 ? (
          <span class="remark">{t.nextTry(row.attempts, times.format(row.nextAttemptAt))}</span>
        ) : null}
      </td>
    </tr>
  )
}

interface MailAgainProps extends EventPageProps {
  mail: Pick<Row, 'id' | 'state' | 'wasSentAgain'>
  to: string
  /** The registration whose page the button stands on, to come back to. */
  from?: string
}

/** The button that sends a mail again which failed or came back; afterwards that it was. */
export function MailAgain({ frame, event, role, mail, to, from }: MailAgainProps) {
  const t = messages(frame.locale).console.mails
  if (mail.state !== 'failed' && mail.state !== 'bounced') return null
  if (mail.wasSentAgain) return <span class="remark">{t.wasSentAgain}</span>
  if (!may(role, 'registrations.manage')) return null
  const path = `/console/events/${event.slug}/mails/${mail.id}/repetition${from ? `?from=${from}` : ''}`
  return <PostButton frame={frame} path={path} label={t.sendAgain} about={t.sendAgainTo(to)} />
}
