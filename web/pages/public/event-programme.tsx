import { dayInWords } from '#web/components/dates.ts'
import { PersonAbout, PersonName } from '#web/components/person.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { schedulePath, speakerPath } from '#web/components/programme-paths.ts'
import { SessionLink, SessionRow } from '#web/components/session-rows.tsx'
import { SessionHours, SessionStart } from '#web/components/session-when.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedPart, ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { type EventView, eventPath } from './event-view.ts'
import { SessionFacts } from './session-facts.tsx'

/** What the programme shows of an event; its preview is also a version that is looked at in the console. */
type ProgrammeView = Pick<EventView, 'frame' | 'event' | 'programme' | 'preview'>

/** A longer programme shows its days and highlights; the schedule has the rest. */
const maxListedSessions = 30
const maxHighlights = 8

/** A contributor: honorific and name as written, position and affiliation, the part they take. */
function Contributor({ part: { speaker, role }, ...view }: ProgrammeView & { part: ReleasedPart }) {
  const { frame, event, preview } = view
  const name = <PersonName {...{ frame, event, speaker }} />
  return (
    <li>
      {preview ? (
        <span class="person">{name}</span>
      ) : (
        <a class="person" href={link(frame, speakerPath(event, speaker))}>
          {name}
        </a>
      )}{' '}
      <span class="part">{messages(frame.locale).public.event.contributorRoles[role]}</span>
      <PersonAbout {...{ frame, event, speaker }} />
    </li>
  )
}

function Session(props: ProgrammeView & { session: ReleasedSession }) {
  const { session, ...view } = props
  const { frame, event, preview } = view
  return (
    <li class="session">
      <p class="session-time">
        <SessionHours {...{ frame, event, session }} />
      </p>
      <div>
        <p class="session-kind">{messages(frame.locale).public.event.sessionKinds[session.kind]}</p>
        <p class="session-title">
          {preview ? (
            <Phrase value={session.title} locale={frame.locale} order={event.languages} />
          ) : (
            <SessionLink {...{ frame, event, session }} />
          )}
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

/** The sessions by their day in words; those without a time under an empty name. */
const daysOf = ({ frame, event, programme }: ProgrammeView) =>
  Map.groupBy(programme, ({ startsAt }) => (startsAt ? dayInWords(startsAt, frame.locale, event.timeZone) : ''))

/** Every session in its order, under its day where there is more than one. */
function Sessions(view: ProgrammeView) {
  const days = [...daysOf(view)]
  return (
    <>
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
    </>
  )
}

/** The days of a long programme as ways into its schedule, and what all come together for. */
function Overview(view: ProgrammeView) {
  const { frame, event, programme } = view
  const t = messages(frame.locale).programme.overview
  const highlights = programme
    .filter(({ kind }) => kind === 'opening' || kind === 'keynote' || kind === 'ceremony')
    .slice(0, maxHighlights)
  return (
    <>
      <ul class="session-rows">
        {[...daysOf(view)].map(([name, sessions]) => {
          const first = sessions[0]?.startsAt
          return first ? (
            <li class="session-row">
              <a href={link(frame, schedulePath(event, first))}>{name}</a>
              <span class="about">{t.sessions(sessions.length)}</span>
            </li>
          ) : null
        })}
      </ul>
      {highlights.length > 0 ? (
        <>
          <h3>{t.highlights}</h3>
          <ul class="session-rows">
            {highlights.map((session) => (
              <SessionRow {...{ frame, event, session }} when={<SessionStart {...{ frame, event, session }} />} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** The ways into the pages of the programme. */
function Ways({ frame, event }: ProgrammeView) {
  const t = messages(frame.locale).programme.nav
  return (
    <nav aria-label={t.label}>
      <ul class="inline-links">
        {(['schedule', 'speakers', 'changes'] as const).map((page) => (
          <li>
            <a href={link(frame, `${eventPath(event)}/${page}`)}>{t[page]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The newest release, in full or as an overview. A preview shows all of the draft, and leads nowhere: it has no pages yet. */
export function Programme(view: ProgrammeView) {
  const { frame, programme, preview } = view
  if (programme.length === 0) return null
  const isListed = preview !== undefined || programme.length <= maxListedSessions
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{messages(frame.locale).public.event.programme}</h2>
      {preview ? null : <Ways {...view} />}
      {isListed ? <Sessions {...view} /> : <Overview {...view} />}
    </section>
  )
}
