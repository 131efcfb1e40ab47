import { EventRows } from '#web/components/event-rows.tsx'
import { OrganizationTabs } from '#web/components/organization-tabs.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import type { EventOverview, Shelf } from '#worker/domain/registrations/overview.ts'

interface OrganizationProps {
  frame: Frame
  organization: OrganizationRow
  role: MemberRole
  shelf: Shelf
  events: readonly EventOverview[]
  /** Where the list goes on, in milliseconds; absent on its last page. */
  older?: string | undefined
}

/** One organization in the console: its events or those in the archive, the latest first. */
export function OrganizationPage({ frame, organization, role, shelf, events, older }: OrganizationProps) {
  const { console: t } = messages(frame.locale)
  const { slug } = organization
  const whole = `/console/organizations/${slug}`
  const isArchive = shelf === 'archived'
  const path = isArchive ? `${whole}/archive` : whole
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
      {events.length === 0 ? (
        <p class="empty">{isArchive ? t.organization.noArchived : t.organization.noEvents}</p>
      ) : null}
      <EventRows frame={frame} events={events} role={role} />
      <p class="actions">
        {frame.query.includes('&before=') ? <a href={link(frame, path)}>{t.organization.newest}</a> : null}
        {older === undefined ? null : <a href={link(frame, `${path}?before=${older}`)}>{t.organization.older}</a>}
        <a href={link(frame, `/organizations/${slug}`)}>{t.organization.publicPage}</a>
      </p>
    </ConsoleDocument>
  )
}
