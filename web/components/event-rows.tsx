import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
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

/** Events as the console lists them: title, when, state, and the figures where the role may read them. */
export function EventRows({
  frame,
  events,
  role,
}: {
  frame: Frame
  events: readonly EventOverview[]
  role: MemberRole
}) {
  const { locale } = frame
  const t = messages(locale).console.home
  return (
    <ul class="rows">
      {events.map((event) => (
        <li>
          <div class="what">
            <a class="title" href={link(frame, `/console/events/${event.slug}`)}>
              <Phrase value={event.title} locale={locale} order={event.languages} />
            </a>
            <span class="details">
              <Instant at={event.startsAt} zone={event.timeZone}>
                {`${dayInWords(event.startsAt, locale, event.timeZone)}, ${timeInWords(event.startsAt, locale, event.timeZone)}`}
              </Instant>
            </span>
          </div>
          {may(role, 'registrations.read') ? <span>{t.counts(event.confirmed, event.waiting)}</span> : null}
          <EventBadge frame={frame} event={event} />
        </li>
      ))}
    </ul>
  )
}
