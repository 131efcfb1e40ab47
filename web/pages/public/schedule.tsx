import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { dayInWords } from '#web/components/dates.ts'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { DayLinks, Days } from './schedule-days.tsx'
import { Filters } from './schedule-filters.tsx'
import { NowAndNext } from './schedule-now.tsx'
import { sessionParts } from './schedule-parts.tsx'
import type { ScheduleView } from './schedule-view.ts'
import { Zone } from './schedule-zone.tsx'

/** The calendar of the stars: made by the form, afterwards found by the link. */
const StarFeed = ({ frame, event }: { frame: Frame; event: EventRow }) => {
  const t = messages(frame.locale).calendars.personal
  return (
    <star-feed data-event={event.id} data-late={t.starsRefused}>
      <form method="post" action={link(frame, `/events/${event.slug}/calendars`)} hidden>
        <input type="hidden" name="stars" />
        <button type="submit" class="secondary">
          {t.fromStars}
        </button>
      </form>
      <a href={link(frame, '/calendars')} hidden>
        {t.myStars}
      </a>
      <span role="status" />
    </star-feed>
  )
}

/** What the script needs to star sessions; without script none of it is seen. */
const Stars = ({ frame, event }: { frame: Frame; event: EventRow }) => {
  const t = messages(frame.locale).programme.schedule.stars
  return (
    <section class="stars" aria-label={t.label}>
      <button type="button" class="secondary" aria-pressed="false">
        {t.only}
      </button>
      <details hidden>
        <summary />
        <ul />
      </details>
      <p role="status">{t.none}</p>
      <StarFeed frame={frame} event={event} />
    </section>
  )
}

/** The same programme as apps for conferences read it. */
const machineForms = (frame: Frame, { slug }: EventRow) =>
  (['xml', 'json'] as const).map((format) => ({
    href: link(frame, `/events/${slug}/schedule.${format}`),
    name: `schedule.${format}`,
    type: `application/${format}`,
  }))

function Released({ view }: { view: ScheduleView }) {
  const { frame, event, version } = view
  const t = messages(frame.locale).programme.schedule
  const partsOf = sessionParts(view)
  const { none, count, clashes, clash, star, refused } = t.stars
  return (
    <>
      <star-sessions data-event={event.id} data-words={JSON.stringify({ none, count, clashes, clash, star, refused })}>
        <DayLinks view={view} />
        <div class="schedule-tools">
          <Zone view={view} />
          <Filters view={view} />
          {view.shown > 0 ? <Stars frame={frame} event={event} /> : null}
        </div>
        <NowAndNext {...{ view, partsOf }} />
        <Days {...{ view, partsOf }} />
      </star-sessions>
      <p class="schedule-version">
        <a href={link(frame, `/events/${event.slug}/changes`)}>
          {t.version(version.number, dayInWords(version.releasedAt, frame.locale, event.timeZone))}
        </a>
      </p>
      <p class="hint">
        {t.forApps}{' '}
        {machineForms(frame, event).map(({ href, name }) => (
          <>
            <a href={href}>{name}</a>{' '}
          </>
        ))}
      </p>
      <CalendarButtons
        frame={frame}
        path={`/events/${event.slug}/calendar.ics`}
        name={plain(event.title, frame.locale, event.languages)}
        more={`/events/${event.slug}/calendar`}
      />
    </>
  )
}

interface SchedulePageProps {
  frame: Frame
  event: EventRow
  /** Absent until the first release. */
  view?: ScheduleView
}

/** The newest released programme of an event by its days; before the first release the promise of one. */
export function SchedulePage({ frame, event, view }: SchedulePageProps) {
  const t = messages(frame.locale).programme.schedule
  const isEmpty = !view || view.total === 0
  return (
    <ProgrammeFrame
      frame={view?.frame ?? frame}
      event={event}
      title={t.title}
      description={t.description(plain(event.title, frame.locale, event.languages))}
      current="schedule"
      unlisted={frame.query !== ''}
      stylesheets={['schedule.css']}
      feeds={isEmpty ? [] : machineForms(frame, event).map(({ href, type, name }) => ({ href, type, title: name }))}
      islands={isEmpty ? [] : ['star-sessions.js', 'star-feed.js', 'own-zone.js', 'copy-text.js']}
    >
      {isEmpty ? (
        <p>
          <strong>{t.follows}.</strong> {t.followsNext}
        </p>
      ) : (
        <Released view={view} />
      )}
    </ProgrammeFrame>
  )
}
