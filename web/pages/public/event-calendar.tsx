import { chosenPart, type FeedPart, FeedParts } from '#web/components/feed-parts.tsx'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import type { Frame } from '#web/layouts/frame.ts'
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

/** Only the days, then each track and room. */
function partsOf({ frame, event, programme }: EventCalendarProps): FeedPart[] {
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
  const parts = partsOf(props)
  const title = plain(event.title, frame.locale, event.languages)
  return (
    <ProgrammeFrame
      frame={frame}
      event={event}
      title={t.title}
      description={t.description(title)}
      unlisted={chosenPart({ parts, part }) !== undefined}
      islands={['copy-text.js']}
    >
      <FeedParts {...{ frame, parts, part }} path={`/events/${event.slug}/calendar`} name={title} whole={t.whole} />
    </ProgrammeFrame>
  )
}
