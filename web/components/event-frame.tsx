import type { Child } from 'hono/jsx'
import type { AssetName } from '#web/layouts/assets.ts'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { EventRole } from '#worker/domain/organizations/rules.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'
import { type EventTab, EventTabs } from './event-tabs.tsx'

/** What every console page of an event is given. */
export interface EventPageProps {
  frame: Frame
  /** The reader's own organization, the owner or a co-host: its page is the way back. */
  memberOf: Pick<OrganizationRow, 'slug' | 'shortName'>
  event: EventRow
  role: EventRole
}

/** The title of an event for its organisers, in their language where it has one. */
export const eventTitle = ({ locale }: Pick<Frame, 'locale'>, event: Pick<EventRow, 'title' | 'languages' | 'slug'>) =>
  plain(event.title, locale, event.languages) || event.slug

/** A console page of an event: the way back, the page's title with the event's above it, the tabs. */
export function EventFrame({
  frame,
  memberOf,
  event,
  role,
  title,
  current,
  islands = [],
  children,
}: EventPageProps & { title: string; current: EventTab; islands?: readonly AssetName[]; children: Child }) {
  const name = eventTitle(frame, event)
  const crumbs = [
    { href: `/console/organizations/${memberOf.slug}`, label: memberOf.shortName },
    { href: `/console/events/${event.slug}`, label: name },
  ]
  return (
    <ConsoleDocument
      frame={frame}
      title={title === name ? name : `${title} · ${name}`}
      crumbs={crumbs}
      islands={islands}
    >
      <h1>{title}</h1>
      <EventTabs {...{ frame, event, role, current }} />
      {children}
    </ConsoleDocument>
  )
}

/** A button that posts to an address of the console. */
export const PostButton = ({
  frame,
  path,
  label,
  look = 'secondary',
  about,
}: {
  frame: Frame
  path: string
  label: string
  look?: 'primary' | 'secondary' | 'danger'
  /** What the button is about, for those who hear it out of context. */
  about?: string
}) => (
  <form method="post" action={link(frame, path)}>
    <button type="submit" class={look} {...(about ? { 'aria-label': about } : {})}>
      {label}
    </button>
  </form>
)

/** "Saved." and its like, said once after the redirect. */
export const Done = ({ words }: { words: string | undefined }) =>
  words ? (
    <p class="notice good" role="status">
      {words}
    </p>
  ) : null
