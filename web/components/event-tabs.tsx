import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type Capability, may } from '#worker/domain/organizations/rules.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'

const tabs = {
  overview: { path: '', needs: 'view' },
  edit: { path: '/edit', needs: 'events.edit' },
  hosts: { path: '/hosts', needs: 'events.edit' },
  sessions: { path: '/sessions', needs: 'programme.edit' },
  registrations: { path: '/registrations', needs: 'registrations.read' },
  photos: { path: '/photos', needs: 'photos.manage' },
  history: { path: '/history', needs: 'history.read' },
} as const satisfies Record<string, { path: string; needs: Capability }>

export type EventTab = keyof typeof tabs

interface EventTabsProps {
  frame: Frame
  event: Pick<EventRow, 'slug'>
  role: MemberRole
  current: EventTab
}

/** The console's way around one event; a tab that the role may not open is not shown. */
export function EventTabs({ frame, event, role, current }: EventTabsProps) {
  const t = messages(frame.locale).console.event.tabs
  const names = Object.keys(tabs) as EventTab[]
  return (
    <nav class="tabs" aria-label={t.label}>
      <ul>
        {names
          .filter((name) => may(role, tabs[name].needs))
          .map((name) => (
            <li>
              <a
                href={link(frame, `/console/events/${event.slug}${tabs[name].path}`)}
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
