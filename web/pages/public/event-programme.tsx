import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Instant } from '#web/components/when.tsx'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedPart, ReleasedSession } from '#worker/domain/programme/frozen.ts'
import type { EventView } from './event-view.ts'
import { SessionFacts } from './session-facts.tsx'

/** A contributor: honorific and name as written, position and affiliation, the part they take. */
function Contributor({ frame, event, part }: EventView & { part: ReleasedPart }) {
  const { speaker, role } = part
  const texts = { locale: frame.locale, order: event.languages }
  const about = [speaker.position, speaker.affiliation].filter((text) => Object.keys(text).length > 0)
  return (
    <li>
      <span class="person">
        <Phrase value={speaker.honorific} {...texts} /> {speaker.name}
        {speaker.nativeName ? ` (${speaker.nativeName})` : null}
      </span>{' '}
      <span class="part">{messages(frame.locale).public.event.contributorRoles[role]}</span>
      {about.length > 0 ? (
        <span class="about">
          {about.map((text, index) => (
            <>
              {index > 0 ? ', ' : null}
              <Phrase value={text} {...texts} />
            </>
          ))}
        </span>
      ) : null}
    </li>
  )
}

function Session(props: EventView & { session: ReleasedSession }) {
  const { session, ...view } = props
  const { frame, event } = view
  const texts = { locale: frame.locale, order: event.languages }
  const time = (at: Date) => (
    <Instant at={at} zone={event.timeZone}>
      {timeInWords(at, frame.locale, event.timeZone)}
    </Instant>
  )
  return (
    <li class="session">
      <p class="session-time">
        {session.startsAt ? time(session.startsAt) : null}
        {session.startsAt && session.endsAt ? <>–{time(session.endsAt)}</> : null}
      </p>
      <div>
        <p class="session-kind">{messages(frame.locale).public.event.sessionKinds[session.kind]}</p>
        <p class="session-title">
          <Phrase value={session.title} {...texts} />
        </p>
        <SessionFacts {...props} />
        {session.contributors.length > 0 ? (
          <ul class="contributors">
            {session.contributors.map((part) => (
              <Contributor {...view} part={part} />
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  )
}

/** The sessions in their order, by day where there is more than one. */
export function Programme(view: EventView) {
  const { frame, event, programme } = view
  if (programme.length === 0) return null
  const day = ({ startsAt }: ReleasedSession) => (startsAt ? dayInWords(startsAt, frame.locale, event.timeZone) : '')
  const days = [...Map.groupBy(programme, day)]
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{messages(frame.locale).public.event.programme}</h2>
      {days.map(([name, sessions]) => (
        <>
          {days.length > 1 && name ? <h3>{name}</h3> : null}
          <ol class="programme">
            {sessions.map((session) => (
              <Session {...view} session={session} />
            ))}
          </ol>
        </>
      ))}
    </section>
  )
}
