import { type Frame, link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type Capability, type EventRole, may } from '#worker/domain/organizations/rules.ts'

const tabs = {
  overview: { path: '', needs: 'view' },
  edit: { path: '/edit', needs: 'events.edit' },
  hosts: { path: '/hosts', needs: 'events.edit' },
  sessions: { path: '/sessions', needs: 'programme.edit' },
  speaking: { path: '/speaking', needs: 'programme.edit' },
  materials: { path: '/materials', needs: 'programme.edit' },
  places: { path: '/places', needs: 'events.edit' },
  registrations: { path: '/registrations', needs: 'registrations.read' },
  invitations: { path: '/invitations', needs: 'registrations.manage' },
  mails: { path: '/mails', needs: 'registrations.read' },
  calendars: { path: '/calendars', needs: 'view' },
  photos: { path: '/photos', needs: 'photos.manage' },
  history: { path: '/history', needs: 'history.read' },
} as const satisfies Record<string, { path: string; needs: Capability }>

export type EventTab = keyof typeof tabs

interface EventTabsProps {
  frame: Frame
  event: Pick<EventRow, 'slug'>
  role: EventRole
  current: EventTab
}

/** The console's way around one event, on a phone behind the name of the current page; a tab that the role may not open is not shown. */
export function EventTabs({ frame, event, role, current }: EventTabsProps) {
  const t = messages(frame.locale).console.event.tabs
  const names = Object.keys(tabs) as EventTab[]
  return (
    <nav class="tabs event-tabs" aria-label={t.label}>
      <details>
        <summary>
          {t.label}
          {colon(frame.locale)}
          <strong>{t[current]}</strong>
        </summary>
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
      </details>
    </nav>
  )
}
