import { type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { ownWords } from '#worker/domain/mail/rules.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { DeliveryPage } from '#worker/domain/registrations/deliveries.ts'

type Row = DeliveryPage['rows'][number]

/** Why a mail is where it is: our own reasons in the reader's language, a provider's words as they came. */
function Reason({ frame, error }: { frame: Pick<Frame, 'locale'>; error: string | null }) {
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
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[recipient, mail, when, what].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MailRow {...page} row={row} times={times} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MailRow({ row, times, ...page }: EventPageProps & { row: Row; times: Intl.DateTimeFormat }) {
  const t = messages(page.frame.locale).console.mails
  const names: Record<string, string> = t.templates
  const at = row.sentAt ?? row.createdAt
  return (
    <tr>
      <th scope="row">
        {row.name ?? row.address}
        {row.name === null ? null : <span class="remark">{row.address}</span>}
      </th>
      <td>{names[row.template] ?? row.template}</td>
      <td>
        <time datetime={at.toISOString()}>{times.format(at)}</time>
        {row.state === 'queued' && row.attempts > 0 ? (
          <span class="remark">{t.nextTry(row.attempts, times.format(row.nextAttemptAt))}</span>
        ) : null}
      </td>
      <td>
        <Reason frame={page.frame} error={row.error} />
        <Again {...page} row={row} />
      </td>
    </tr>
  )
}

function Again({ frame, event, role, row }: EventPageProps & { row: Row }) {
  const t = messages(frame.locale).console.mails
  if (row.state !== 'failed' && row.state !== 'bounced') return null
  if (row.wasSentAgain) return <span class="remark">{t.wasSentAgain}</span>
  if (!may(role, 'registrations.manage')) return null
  const path = `/console/events/${event.slug}/mails/${row.id}/repetition`
  return <PostButton frame={frame} path={path} label={t.sendAgain} about={t.sendAgainTo(row.name ?? row.address)} />
}
