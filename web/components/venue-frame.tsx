import type { Child } from 'hono/jsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import type { VenueRow } from '#worker/domain/venues/table.ts'
import { Done } from './event-frame.tsx'
import { OrganizationTabs } from './organization-tabs.tsx'

/** What every console page of an organization's venues is given. */
export interface VenuePageProps {
  frame: Frame
  organization: Pick<OrganizationRow, 'slug' | 'shortName'>
  role: MemberRole
  done?: 'saved' | 'removed' | undefined
}

interface VenueFrameProps extends VenuePageProps {
  title: string
  /** The venue that the page leads back to. */
  venue?: VenueRow | undefined
  /** So many sessions keep the thing from being removed. */
  inUse?: number | undefined
  children: Child
}

/** A console page about venues: the way back, the tabs, what was done or refused. */
export function VenueFrame({ frame, organization, role, done, title, venue, inUse, children }: VenueFrameProps) {
  const t = messages(frame.locale).console.venues
  const { slug } = organization
  const path = `/console/organizations/${slug}`
  const crumbs = [
    { href: path, label: organization.shortName },
    ...(venue ? [{ href: `${path}/venues/${venue.id}`, label: plain(venue.name, frame.locale) }] : []),
  ]
  return (
    <ConsoleDocument frame={frame} title={title} crumbs={crumbs}>
      <h1>{title}</h1>
      <OrganizationTabs {...{ frame, slug, role }} current="venues" />
      <Done words={done && { saved: t.saved, removed: t.isRemoved }[done]} />
      {inUse === undefined ? null : (
        <p class="notice bad" role="alert">
          {t.inUse(inUse)}
        </p>
      )}
      {children}
    </ConsoleDocument>
  )
}
