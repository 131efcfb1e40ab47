import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { FrozenProgramme } from '#worker/domain/programme/table.ts'

interface EventCalendarProps {
  frame: Frame
  event: EventRow
  /** Absent before the first release. */
  programme: FrozenProgramme | undefined
  /** The part that was chosen, by its key; anything else is the whole. */
  part: string | undefined
}

/** A part of an event's calendar with a feed of its own. */
interface Part {
  key: string
  label: string
  path: string
}

/** Only the days, then each track and room. */
function partsOf({ frame, event, programme }: EventCalendarProps): Part[] {
  const t = messages(frame.locale).calendars.event
  const said = (name: Localized) => plain(name, frame.locale, event.languages)
  const path = `/events/${event.slug}`
  return [
    { key: 'days', label: t.days, path: `${path}/calendar.ics?shape=days` },
    ...(programme?.tracks ?? []).map(({ id, name }) => ({
      key: `track-${id}`,
      label: t.track(said(name)),
      path: `${path}/tracks/${id}.ics`,
    })),
    ...(programme?.rooms ?? []).map(({ id, name }) => ({
      key: `room-${id}`,
      label: t.room(said(name)),
      path: `${path}/rooms/${id}.ics`,
    })),
  ]
}

/** The feeds of an event: the whole programme, or the part that was chosen, with its buttons. */
export function EventCalendarPage(props: EventCalendarProps) {
  const { frame, event, part } = props
  const t = messages(frame.locale).calendars.event
  const path = `/events/${event.slug}/calendar`
  const parts = partsOf(props)
  const chosen = parts.find(({ key }) => key === part)
  const title = plain(event.title, frame.locale, event.languages)
  return (
    <ProgrammeFrame
      frame={frame}
      event={event}
      title={t.title}
      description={t.description(title)}
      unlisted={chosen !== undefined}
      islands={['copy-text.js']}
    >
      {chosen ? (
        <p>
          <strong>{t.shown(chosen.label)}</strong> <a href={link(frame, path)}>{t.all}</a>
        </p>
      ) : (
        <p>{t.whole}</p>
      )}
      <CalendarButtons
        frame={frame}
        path={chosen?.path ?? `${path}.ics`}
        name={chosen ? `${title} – ${chosen.label}` : title}
      />
      <section aria-labelledby="parts">
        <h2 id="parts">{t.only}</h2>
        <p>{t.onlyNext}</p>
        <ul class="calendar-parts">
          {parts.map(({ key, label }) => (
            <li>
              <a
                href={link(frame, `${path}?part=${encodeURIComponent(key)}`)}
                {...(key === chosen?.key ? { 'aria-current': 'true' } : {})}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </ProgrammeFrame>
  )
}
