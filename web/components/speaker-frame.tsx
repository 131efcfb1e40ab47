import type { Child } from 'hono/jsx'
import type { AssetName } from '#web/layouts/assets.ts'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import { Done } from './event-frame.tsx'
import { OrganizationTabs } from './organization-tabs.tsx'

/** What every console page of an organization's speakers is given. */
export interface SpeakerPageProps {
  frame: Frame
  organization: Pick<OrganizationRow, 'slug' | 'shortName'>
  role: MemberRole
  done?: 'saved' | 'removed' | undefined
}

/** A console page about speakers: the way back, the tabs, what was done. */
export function SpeakerFrame({
  frame,
  organization: { slug, shortName },
  role,
  done,
  title,
  islands = [],
  children,
}: SpeakerPageProps & { title: string; islands?: readonly AssetName[]; children: Child }) {
  const t = messages(frame.locale).console
  const crumbs = [{ href: `/console/organizations/${slug}`, label: shortName }]
  return (
    <ConsoleDocument frame={frame} title={title} crumbs={crumbs} islands={islands}>
      <h1>{title}</h1>
      <OrganizationTabs {...{ frame, slug, role }} current="speakers" />
      <Done words={done && { saved: t.sessions.saved, removed: t.speakers.isRemoved }[done]} />
      {children}
    </ConsoleDocument>
  )
}
