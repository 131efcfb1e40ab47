import type { EventPageProps } from '#web/components/event-frame.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import type { ListedInvitation } from '#worker/domain/registrations/invitations/list.ts'
import { maxMails } from '#worker/domain/registrations/invitations/schema.ts'

const looks = { invited: 'warn', accepted: 'good', declined: 'bad', withdrawn: 'bad' } as const

interface RowProps extends EventPageProps {
  row: ListedInvitation
  places: readonly KindCount[]
  path: string
  times: Intl.DateTimeFormat
}

/** Invitations as a table that scrolls in its own box on a phone. */
export function InvitationTable({
  rows,
  ...page
}: Omit<RowProps, 'row' | 'times'> & { rows: readonly ListedInvitation[] }) {
  const { frame, event } = page
  const t = messages(frame.locale).console.invitations
  const times = new Intl.DateTimeFormat(frame.locale === 'en' ? 'en-GB' : frame.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: event.timeZone,
  })
  const { name, address, kind, state, mailed, action } = t.columns
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[name, state, address, kind, mailed, action].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row {...page} {...{ row, times }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, places, times, ...page }: RowProps) {
  const { frame, event } = page
  const { invitations: t, mails } = messages(frame.locale).console
  const kind = places.find(({ id }) => id === row.placeKindId)
  const isOwn = row.organizationId === null || row.organizationId === event.organizationId
  return (
    <tr>
      <th scope="row">{row.name || row.email}</th>
      <td>
        <span class={`badge ${looks[row.state]}`}>{t.states[row.state]}</span>
        {row.answeredAt ? <span class="remark">{times.format(row.answeredAt)}</span> : null}
      </td>
      <td>
        {isOwn ? row.email : null}
        {row.organization ? <span class="remark">{t.through(row.organization)}</span> : null}
        {row.mailState === 'failed' || row.mailState === 'bounced' ? (
          <span class="badge bad">{mails.states[row.mailState]}</span>
        ) : null}
      </td>
      <td>{kind ? placeKindName(kind, frame.locale, event) : null}</td>
      <td>
        <time datetime={row.invitedAt.toISOString()}>{times.format(row.invitedAt)}</time>
        {row.mailed > 1 ? <span class="remark">{t.times(row.mailed)}</span> : null}
      </td>
      <td>{row.state === 'withdrawn' ? null : <Actions {...page} row={row} />}</td>
    </tr>
  )
}

/** Another mail while there is no answer; to withdraw takes two steps. */
function Actions({ frame, row, path }: Pick<RowProps, 'frame' | 'row' | 'path'>) {
  const t = messages(frame.locale).console.invitations
  const name = row.name || row.email
  return (
    <>
      {row.state === 'invited' && row.mailed < maxMails ? (
        <form method="post" action={link(frame, `${path}/${row.id}/mails`)}>
          <input type="hidden" name="mailed" value={row.mailed} />
          <button type="submit" class="secondary" aria-label={t.againTo(name)}>
            {t.again}
          </button>
        </form>
      ) : null}
      <details>
        <summary aria-label={t.confirmWithdraw(name)}>{t.withdraw}</summary>
        <form method="post" action={link(frame, `${path}/${row.id}/withdrawal`)}>
          <p class="hint">{t.withdrawNext}</p>
          <button type="submit" class="danger">
            {t.confirmWithdraw(name)}
          </button>
        </form>
      </details>
    </>
  )
}
