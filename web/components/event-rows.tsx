import type { Child } from 'hono/jsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type EventRole, may } from '#worker/domain/organizations/rules.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import type { EventOverview } from '#worker/domain/registrations/overview.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { Phrase } from './phrase.tsx'
import { Instant } from './when.tsx'

/** Where an event stands, in a word. */
export function EventBadge({ frame, event }: { frame: Frame; event: Pick<EventOverview, 'state' | 'endsAt'> }) {
  const t = messages(frame.locale).console.home.states
  if (event.state === 'draft') return <span class="badge warn">{t.draft}</span>
  if (event.state === 'cancelled') return <span class="badge bad">{t.cancelled}</span>
  return event.endsAt <= frame.now ? <span class="badge">{t.over}</span> : <span class="badge good">{t.published}</span>
}

/** When an event begins: day and time in its zone. */
export function Start({ frame, event }: { frame: Frame; event: Pick<EventOverview, 'startsAt' | 'timeZone'> }) {
  const { startsAt, timeZone } = event
  return (
    <Instant at={startsAt} zone={timeZone}>
      {`${dayInWords(startsAt, frame.locale, timeZone)}, ${timeInWords(startsAt, frame.locale, timeZone)}`}
    </Instant>
  )
}

interface EventRowProps {
  frame: Frame
  event: EventOverview
  /** Undefined for somebody who has no role there: the title leads to the public page, if there is one. */
  role: EventRole | undefined
  /** Behind the date. */
  details?: string
  children?: Child
}

/** One event as the console lists it: title, when, state, and the figures where the role may read them. */
export function EventRow({ frame, event, role, details, children }: EventRowProps) {
  const t = messages(frame.locale).console.home
  const title = <Phrase value={event.title} locale={frame.locale} order={event.languages} />
  const path = role ? `/console/events/${event.slug}` : `/events/${event.slug}`
  return (
    <li>
      <div class="what">
        {role || event.state !== 'draft' ? (
          <a class="title" href={link(frame, path)}>
            {title}
          </a>
        ) : (
          <span class="title">{title}</span>
        )}
        <span class="details">
          <Start frame={frame} event={event} />
          {details ? ` · ${details}` : null}
        </span>
      </div>
      {role && may(role, 'registrations.read') ? <span>{t.counts(event.taken, event.inLine)}</span> : null}
      <EventBadge frame={frame} event={event} />
      {children}
    </li>
  )
}

/** The events of one organization. */
export const EventRows = ({
  frame,
  events,
  role,
}: {
  frame: Frame
  events: readonly EventOverview[]
  role: MemberRole
}) => (
  <ul class="rows">
    {events.map((event) => (
      <EventRow frame={frame} event={event} role={role} />
    ))}
  </ul>
)
