import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { Warning } from '#worker/domain/programme/warnings.ts'
import { Phrase } from './phrase.tsx'

/** More are folded away, so that the programme itself stays in sight. */
const few = 5

interface WarningsProps {
  frame: Frame
  event: EventRow
  warnings: readonly Warning[]
}

function inWords({ frame: { locale }, event }: WarningsProps, warning: Warning): string {
  const { console: texts, shared } = messages(locale)
  const t = texts.warnings
  switch (warning.kind) {
    case 'room_twice':
      return t.room_twice(plain(warning.room, locale, event.languages))
    case 'contributor_twice':
      return t.contributor_twice(warning.name)
    case 'track_overlap':
      return t.track_overlap(plain(warning.track, locale, event.languages))
    case 'outside_event':
      return t.outside_event
    case 'room_small':
      return t.room_small(warning.seats, warning.confirmed)
    case 'title_missing':
      return t.title_missing(shared.languages[warning.language])
  }
}

function List(props: WarningsProps) {
  const { frame, event, warnings } = props
  return (
    <ul>
      {warnings.map((warning) => (
        <li>
          {inWords(props, warning)}{' '}
          {warning.sessions.map((session, index) => (
            <>
              {index > 0 ? ', ' : null}
              <a href={link(frame, `/console/events/${event.slug}/sessions/${session.id}`)}>
                <Phrase value={session.title} locale={frame.locale} order={event.languages} />
              </a>
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What an organiser should look at, each with the sessions it is about. */
export function Warnings(props: WarningsProps) {
  const { frame, warnings } = props
  if (warnings.length === 0) return null
  const t = messages(frame.locale).console.warnings
  return (
    <section class="notice warn" aria-labelledby="warnings">
      <h2 id="warnings">{t.title(warnings.length)}</h2>
      <p>{t.hint}</p>
      <List {...props} warnings={warnings.slice(0, few)} />
      {warnings.length > few ? (
        <details>
          <summary>{t.more(warnings.length - few)}</summary>
          <List {...props} warnings={warnings.slice(few)} />
        </details>
      ) : null}
    </section>
  )
}
