import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { isCoHost } from '#worker/domain/events/rules.ts'
import { may, roleAsCoHost } from '#worker/domain/organizations/rules.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import type { CoHosted } from '#worker/domain/registrations/co-hosted.ts'
import { EventRow } from './event-rows.tsx'

interface CoHostedRowsProps {
  frame: Frame
  events: readonly CoHosted[]
  role: MemberRole
}

const roleOn = (event: CoHosted, role: MemberRole) => (isCoHost(event.hostRole) ? roleAsCoHost(role, event) : undefined)

/** Whose event it is, and as what an organization is named on it. */
function partInWords({ locale }: Frame, { owner, hostRole }: CoHosted): string {
  const { console: t, public: shown } = messages(locale)
  return t.coHosting.part(owner, shown.event.hostRoles[hostRole])
}

/** Events of others in which an organization has a part. */
export const CoHostedRows = ({ frame, events, role }: CoHostedRowsProps) => (
  <ul class="rows">
    {events.map((event) => (
      <EventRow frame={frame} event={event} role={roleOn(event, role)} details={partInWords(frame, event)} />
    ))}
  </ul>
)

/** The same with the way out of each, for those who may answer for the organization. */
export const CoHostedRowsWithWithdrawal = ({ frame, slug, events, role }: CoHostedRowsProps & { slug: string }) => (
  <ul class="rows">
    {events.map((event) => (
      <EventRow frame={frame} event={event} role={roleOn(event, role)} details={partInWords(frame, event)}>
        {may(role, 'events.edit') ? <Withdrawal frame={frame} slug={slug} event={event} /> : null}
      </EventRow>
    ))}
  </ul>
)

function Withdrawal({ frame, slug, event }: { frame: Frame; slug: string; event: CoHosted }) {
  const t = messages(frame.locale).console.coHosting
  const name = plain(event.title, frame.locale, event.languages)
  const path = `/console/organizations/${slug}/invitations/${event.slug}/withdrawal`
  return (
    <details>
      <summary>
        {t.withdraw}
        <span class="visually-hidden">: {name}</span>
      </summary>
      <form method="post" action={link(frame, path)}>
        <p>{t.withdrawHint(event.owner)}</p>
        <button type="submit" class="danger">
          {t.withdrawFrom(name)}
        </button>
      </form>
    </details>
  )
}
