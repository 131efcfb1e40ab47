import type { EventPageProps } from '#web/components/event-frame.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import type { ListedRegistration } from '#worker/domain/registrations/list.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import { decisionsForm } from './decisions.tsx'

const looks = {
  pending: 'warn',
  confirmed: 'good',
  waitlisted: 'warn',
  offered: 'warn',
  declined: 'bad',
  cancelled: 'bad',
} as const

interface RowProps extends EventPageProps {
  row: ListedRegistration
  places: readonly KindCount[]
  /** Whether people are ticked to be decided on. */
  isDecided: boolean
  /** Day and time in the event's zone, short. */
  times: Intl.DateTimeFormat
}

/** The list as a table that scrolls in its own box on a phone. */
export function RegistrationTable({
  rows,
  places,
  ...page
}: EventPageProps & { rows: readonly ListedRegistration[]; places: readonly KindCount[] }) {
  const t = messages(page.frame.locale).console.registrations
  const { number, name, email, organization, state, registeredAt, action } = t.columns
  const isManaged = may(page.role, 'registrations.manage')
  const times = new Intl.DateTimeFormat(page.frame.locale === 'en' ? 'en-GB' : page.frame.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: page.event.timeZone,
  })
  const isDecided = isManaged && rows.some(({ state }) => state === 'pending')
  const heads = [
    ...(isDecided ? [t.decisions.choose] : []),
    number,
    name,
    state,
    email,
    organization,
    registeredAt,
    ...(isManaged ? [action] : []),
  ]
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
            <Row {...page} {...{ row, places, times, isDecided }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The tick of somebody who waits for a decision; it belongs to the form below the list. */
const Tick = ({ frame, row }: Pick<RowProps, 'frame' | 'row'>) => (
  <td>
    {row.state === 'pending' ? (
      <input
        type="checkbox"
        name="registration"
        value={row.id}
        form={decisionsForm}
        aria-label={messages(frame.locale).console.registrations.decisions.tick(row.name)}
      />
    ) : null}
  </td>
)

function Row({ row, places, times, isDecided, ...page }: RowProps) {
  const { frame, event, role } = page
  const held = row.state === 'confirmed' && places.length > 1 && places.find(({ id }) => id === row.placeKindId)
  const t = messages(frame.locale).console.registrations
  return (
    <tr>
      {isDecided ? <Tick {...page} row={row} /> : null}
      <td class="number">{row.number}</td>
      <th scope="row">
        <a href={link(frame, `/console/events/${event.slug}/registrations/${row.id}`)}>{row.name}</a>
      </th>
      <td>
        <span class={`badge ${looks[row.state]}`}>{t.states[row.state]}</span>
        {held ? <span class="remark">{placeKindName(held, frame.locale, event)}</span> : null}
        {row.state === 'pending' && row.decision ? <span class="remark">{t.decisions[row.decision]}</span> : null}
        {row.addedBy ? <span class="remark">{t.byHand}</span> : null}
      </td>
      <td>
        {row.email}
        {row.isBounced ? <span class="badge bad">{messages(frame.locale).console.mails.bounced}</span> : null}
      </td>
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
function Cancellation({ frame, event, row }: Omit<RowProps, 'times' | 'places' | 'isDecided'>) {
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
