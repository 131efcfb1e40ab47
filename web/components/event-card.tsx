import { type Frame, link } from '#web/layouts/frame.ts'
import type { EventCard } from '#worker/domain/events/queries.ts'
import { dayInWords, isoWithOffset, timeInWords } from './dates.ts'
import { Phrase } from './phrase.tsx'

/** One event of a list: when, what, where, by whom. */
function Card({ frame, event }: { frame: Frame; event: EventCard }) {
  const { locale } = frame
  const { startsAt, timeZone, languages, place } = event
  return (
    <li class="card">
      <p class="card-when">
        <time datetime={isoWithOffset(startsAt, timeZone)}>
          <span class="day">{dayInWords(startsAt, locale, timeZone)}</span>{' '}
          <span class="hours">{timeInWords(startsAt, locale, timeZone)}</span>
        </time>
      </p>
      <div>
        <h3>
          <a href={link(frame, `/events/${event.slug}`)}>
            <Phrase value={event.title} locale={locale} order={languages} />
          </a>
        </h3>
        {Object.keys(place).length > 0 ? (
          <p>
            <Phrase value={place} locale={locale} order={languages} />
          </p>
        ) : null}
        <p class="card-hosts">{event.hosts.join(' · ')}</p>
      </div>
    </li>
  )
}

/** A list of events. */
export const EventCards = ({ frame, events }: { frame: Frame; events: readonly EventCard[] }) => (
  <ul class="cards">
    {events.map((event) => (
      <Card frame={frame} event={event} />
    ))}
  </ul>
)
