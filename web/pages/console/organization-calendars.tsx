import { FeedAddress } from '#web/components/feed-address.tsx'
import { FeedReaders } from '#web/components/feed-readers.tsx'
import { OrganizationTabs } from '#web/components/organization-tabs.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { Readers } from '#worker/domain/calendars/readers/queries.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'

interface OrganizationCalendarsProps {
  frame: Frame
  organization: OrganizationRow
  role: MemberRole
  readers: Readers
}

/** The calendar of all events of an organization: its addresses, and who reads it. */
export function OrganizationCalendarsPage({ frame, organization, role, readers }: OrganizationCalendarsProps) {
  const t = messages(frame.locale).calendars.console
  const { slug, shortName } = organization
  const path = `/organizations/${slug}`
  return (
    <ConsoleDocument
      frame={frame}
      title={t.title}
      crumbs={[{ href: `/console${path}`, label: shortName }]}
      islands={['copy-text.js']}
    >
      <h1>{t.title}</h1>
      <OrganizationTabs {...{ frame, slug, role }} current="calendars" />
      <p>{t.introOfOrganization}</p>
      <section class="form-column" aria-labelledby="addresses">
        <h2 id="addresses">{t.addresses}</h2>
        <FeedAddress frame={frame} id="feed" label={t.feed} path={`${path}/calendar.ics`} />
        <FeedAddress frame={frame} id="days" label={t.daysOfEach} path={`${path}/calendar.ics?shape=days`} />
        <p>
          <a href={link(frame, `${path}/calendar`)}>{t.page}</a>
        </p>
      </section>
      <FeedReaders {...{ frame, readers }} />
    </ConsoleDocument>
  )
}
