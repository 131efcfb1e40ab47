import { eventTitle } from '#web/components/event-frame.tsx'
import { When } from '#web/components/when.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { OwnEvent } from '#worker/domain/programme/speaking/own-events.ts'

interface EventsProps {
  frame: Frame
  /** Of the signed-in account. */
  email: string
  /** By their end. */
  events: readonly OwnEvent[]
}

function Events({ frame, title, id, events }: Omit<EventsProps, 'email'> & { title: string; id: string }) {
  const t = messages(frame.locale).speaker.events
  if (events.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="own-sessions">
        {events.map((event) => (
          <li class="panel">
            <h3>
              <a href={link(frame, event.path)}>{eventTitle(frame, { ...event, slug: t.open })}</a>
            </h3>
            <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={frame.locale} />
            {event.worksFor === null ? null : <p>{t.worksFor(event.worksFor)}</p>}
            {event.state === 'cancelled' ? <p class="badge bad">{t.cancelled}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every event at which a signed-in person speaks or helps a speaker: what is to come first. */
export function EventsPage({ frame, email, events }: EventsProps) {
  const t = messages(frame.locale)
  const words = t.speaker.events
  const upcoming = events.filter(({ endsAt }) => endsAt > frame.now)
  const past = events.filter(({ endsAt }) => endsAt <= frame.now).toReversed()
  return (
    <Document frame={frame} title={words.title} unlisted stylesheet="console.css">
      <div class="speaking">
        <h1>{words.title}</h1>
        <form method="post" action={link(frame, '/sign-out')} class="sign-out">
          <span>{words.signedIn(email)}</span>{' '}
          <button type="submit" class="quiet">
            {t.shared.signOut}
          </button>
        </form>
        {events.length === 0 ? <p class="notice">{words.none}</p> : null}
        <Events frame={frame} title={words.upcoming} id="upcoming" events={upcoming} />
        <Events frame={frame} title={words.past} id="past" events={past} />
      </div>
    </Document>
  )
}
