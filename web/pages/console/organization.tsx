import { CoHostedRowsWithWithdrawal } from '#web/components/co-hosted-rows.tsx'
import { Done } from '#web/components/event-frame.tsx'
import { EventRows } from '#web/components/event-rows.tsx'
import { Invitations } from '#web/components/invitations.tsx'
import { OrganizationTabs } from '#web/components/organization-tabs.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import type { Invitation } from '#worker/domain/events/invitations.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import type { CoHosted } from '#worker/domain/registrations/co-hosted.ts'
import type { EventOverview, Shelf } from '#worker/domain/registrations/overview.ts'

/** What the organization has just answered to an invitation. */
export const answers = ['accepted', 'declined', 'withdrawn'] as const

interface OrganizationProps {
  frame: Frame
  organization: OrganizationRow
  role: MemberRole
  shelf: Shelf
  events: readonly EventOverview[]
  /** Where the list goes on, in milliseconds; absent on its last page. */
  older?: string | undefined
  /** Events of others in which it has a part. */
  coHosted: readonly CoHosted[]
  /** None for those who may not answer. */
  invitations: readonly Invitation[]
  done: (typeof answers)[number] | undefined
}

/** One organization in the console: its events or those in the archive, the latest first. */
export function OrganizationPage({ frame, organization, role, shelf, events, older, ...hosting }: OrganizationProps) {
  const { coHosted, invitations, done } = hosting
  const { console: t } = messages(frame.locale)
  const { slug } = organization
  const whole = `/console/organizations/${slug}`
  const isArchive = shelf === 'archived'
  const path = isArchive ? `${whole}/archive` : whole
  const isLater = frame.query.includes('&before=')
  return (
    <ConsoleDocument frame={frame} title={organization.shortName}>
      <div class="page-head">
        <h1>
          <Phrase value={organization.name} locale={frame.locale} order={contentLanguages} />
        </h1>
        {may(role, 'events.edit') ? (
          <a class="button" href={link(frame, `${whole}/events/new`)}>
            {t.home.newEvent}
          </a>
        ) : null}
      </div>
      <OrganizationTabs {...{ frame, slug, role }} current={isArchive ? 'archive' : 'events'} />
      <Done words={done && t.coHosting.done[done]} />
      <Invitations frame={frame} organizations={[organization]} invitations={invitations} />
      {events.length === 0 ? (
        <p class="empty">{isArchive ? t.organization.noArchived : t.organization.noEvents}</p>
      ) : null}
      <EventRows frame={frame} events={events} role={role} />
      {coHosted.length > 0 && !isLater ? (
        <section>
          <h2>{t.coHosting.title}</h2>
          <CoHostedRowsWithWithdrawal {...{ frame, slug, role }} events={coHosted} />
        </section>
      ) : null}
      <p class="actions">
        {isLater ? <a href={link(frame, path)}>{t.organization.newest}</a> : null}
        {older === undefined ? null : <a href={link(frame, `${path}?before=${older}`)}>{t.organization.older}</a>}
        <a href={link(frame, `/organizations/${slug}`)}>{t.organization.publicPage}</a>
      </p>
    </ConsoleDocument>
  )
}
