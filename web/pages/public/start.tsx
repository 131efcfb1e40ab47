import { EventCards } from '#web/components/event-card.tsx'
import { EventLists } from '#web/components/event-lists.tsx'
import { Search } from '#web/components/search.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventCard, Page } from '#worker/domain/events/queries.ts'

interface Found {
  query: string
  events: readonly EventCard[]
  /** Whether there are more than are shown. */
  more: boolean
}

interface StartPageProps {
  frame: Frame
  found?: Found | undefined
  upcoming?: Page | undefined
  past?: Page | undefined
}

function Results({ frame, found }: { frame: Frame; found: Found }) {
  const t = messages(frame.locale).public.start
  const { query, events, more } = found
  return (
    <section>
      <div role="status">
        <h2>{more ? t.manyResults(events.length, query) : t.results(events.length, query)}</h2>
      </div>
      {events.length > 0 ? <EventCards frame={frame} events={events} /> : <p>{t.nothingFoundNext}</p>}
      <p>
        <a class="button secondary" href={link(frame, '/')}>
          {t.allEvents}
        </a>
      </p>
    </section>
  )
}

/** The start page: what is coming, what was, and a search over both. */
export function StartPage({ frame, found, upcoming, past }: StartPageProps) {
  const t = messages(frame.locale).public.start
  const { siteName } = messages(frame.locale).shared
  return (
    <Document
      frame={frame}
      title={found ? found.query || siteName : siteName}
      description={t.intro}
      unlisted={found !== undefined}
      feeds={[{ href: '/calendar.ics', type: 'text/calendar', title: t.calendar }]}
    >
      <div class="hero">
        <h1>{t.title}</h1>
        <p class="lead">{t.intro}</p>
        <Search frame={frame} query={found?.query ?? ''} />
      </div>
      {found ? <Results frame={frame} found={found} /> : null}
      <EventLists frame={frame} path="/" upcoming={upcoming} past={past} />
      <p class="feed-link">
        <a href={link(frame, '/calendar')}>{t.calendar}</a>
      </p>
    </Document>
  )
}
