import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type Capability, may } from '#worker/domain/organizations/rules.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'

const tabs = {
  events: { path: '', needs: 'view' },
  speakers: { path: '/speakers', needs: 'programme.edit' },
  venues: { path: '/venues', needs: 'events.edit' },
  calendars: { path: '/calendars', needs: 'view' },
  archive: { path: '/archive', needs: 'view' },
  members: { path: '/members', needs: 'members.manage' },
  settings: { path: '/settings', needs: 'organization.edit' },
} as const satisfies Record<string, { path: string; needs: Capability }>

interface OrganizationTabsProps {
  frame: Frame
  slug: string
  role: MemberRole
  current: keyof typeof tabs
}

/** The console's way around one organization; a tab that the role may not open is not shown. */
export function OrganizationTabs({ frame, slug, role, current }: OrganizationTabsProps) {
  const t = messages(frame.locale).console.organization.tabs
  const names = Object.keys(tabs) as (keyof typeof tabs)[]
  return (
    <nav class="tabs" aria-label={t.label}>
      <ul>
        {names
          .filter((name) => may(role, tabs[name].needs))
          .map((name) => (
            <li>
              <a
                href={link(frame, `/console/organizations/${slug}${tabs[name].path}`)}
                {...(name === current ? { 'aria-current': 'page' } : {})}
              >
                {t[name]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
