import type { EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import type { RegistrationRow } from '#worker/domain/registrations/table.ts'

const looks = {
  pending: 'warn',
  confirmed: 'good',
  waitlisted: 'warn',
  offered: 'warn',
  declined: 'bad',
  cancelled: 'bad',
} as const

interface RowProps extends EventPageProps {
  row: RegistrationRow
  /** Day and time in the event's zone, short. */
  times: Intl.DateTimeFormat
}

/** The list as a table that scrolls in its own box on a phone. */
export function RegistrationTable({ rows, ...page }: EventPageProps & { rows: readonly RegistrationRow[] }) {
  const t = messages(page.frame.locale).console.registrations
  const { number, name, email, organization, state, registeredAt, action } = t.columns
  const isManaged = may(page.role, 'registrations.manage')
  const times = new Intl.DateTimeFormat(page.frame.locale === 'en' ? 'en-GB' : page.frame.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: page.event.timeZone,
  })
  const heads = [number, name, state, email, organization, registeredAt, ...(isManaged ? [action] : [])]
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row {...page} row={row} times={times} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, times, ...page }: RowProps) {
  const { frame, role } = page
  const t = messages(frame.locale).console.registrations
  return (
    <tr>
      <td class="number">{row.number}</td>
      <th scope="row">{row.name}</th>
      <td>
        <span class={`badge ${looks[row.state]}`}>{t.states[row.state]}</span>
        {row.addedBy ? <span class="remark">{t.byHand}</span> : null}
      </td>
      <td>{row.email}</td>
      <td>{row.organization}</td>
      <td>
        <time datetime={row.createdAt.toISOString()}>{times.format(row.createdAt)}</time>
      </td>
      {may(role, 'registrations.manage') ? (
        <td>{liveStates.some((live) => live === row.state) ? <Cancellation {...page} row={row} /> : null}</td>
      ) : null}
    </tr>
  )
}

/** Two steps: the word opens, the button names the person and cancels. */
function Cancellation({ frame, event, row }: Omit<RowProps, 'times'>) {
  const t = messages(frame.locale).console.registrations
  return (
    <details>
      <summary aria-label={t.confirmCancel(row.name)}>{t.cancel}</summary>
      <form method="post" action={link(frame, `/console/events/${event.slug}/registrations/${row.id}/cancellation`)}>
        <p class="hint">{t.cancelNext}</p>
        <button type="submit" class="danger">
          {t.confirmCancel(row.name)}
        </button>
      </form>
    </details>
  )
}
