import type { EventPageProps } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import { gapsOf, isPublishable } from '#worker/domain/events/rules.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { ShownSession } from '#worker/domain/programme/queries.ts'
import { type SessionGaps, sessionGapsOf } from '#worker/domain/programme/rules.ts'

/** As many sessions as one goes through at a time. */
const maxSessions = 30

interface MissingProps extends EventPageProps {
  sessions: readonly ShownSession[]
  isReleased: boolean
}

/** What is missing in which language, each with the way to its field, and the button that publishes. */
export function Missing({ frame, event, role, sessions, isReleased }: MissingProps) {
  const { console: texts, shared } = messages(frame.locale)
  const t = texts.event
  const path = `/console/events/${event.slug}`
  const gaps = gapsOf(event)
  const sessionGaps = sessionGapsOf(event.languages, sessions)
  const words = {
    title: t.missingTitle,
    summary: t.missingSummary,
    description: t.missingDescription,
    place: t.missingPlaceText,
  }
  const lines = [
    ...gaps.texts.map(({ text, language }) => ({
      field: `${text}.${language}`,
      words: words[text](shared.languages[language]),
    })),
    ...(gaps.place ? [{ field: `place.${event.languages[0] ?? 'en'}`, words: t.missingPlace }] : []),
    ...(gaps.contact ? [{ field: 'contactEmail', words: t.missingContact }] : []),
  ]
  return (
    <section class="panel">
      <h2>{t.missing}</h2>
      {lines.length + sessionGaps.length === 0 ? <p>{t.nothingMissing}</p> : null}
      {lines.length > 0 ? (
        <ul>
          {lines.map((line) => (
            <li>
              {may(role, 'events.edit') ? (
                <a href={link(frame, `${path}/edit#${line.field}`)}>{line.words}</a>
              ) : (
                line.words
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {sessionGaps.length > 0 ? <MissingOfSessions {...{ frame, event, role }} gaps={sessionGaps} /> : null}
      {may(role, 'events.edit') && isPublishable(event) ? (
        <Publication {...{ frame, event }} count={isReleased ? 0 : sessions.length} />
      ) : null}
    </section>
  )
}

/** The button that publishes, and with it the programme where none of its `count` sessions is released yet. */
function Publication({ frame, event, count }: Pick<EventPageProps, 'frame' | 'event'> & { count: number }) {
  const { event: t, releases } = messages(frame.locale).console
  return (
    <form method="post" action={link(frame, `/console/events/${event.slug}/publication`)}>
      <p class="muted">{t.publishHint}</p>
      {count > 0 ? (
        <div class="field check">
          <input type="checkbox" id="withProgramme" name="withProgramme" value="on" checked />
          <label for="withProgramme">{releases.withEvent(count)}</label>
        </div>
      ) : null}
      <button type="submit" class="primary">
        {t.publish}
      </button>
    </form>
  )
}

type OfSessions = Pick<EventPageProps, 'event' | 'role'> & { frame: Frame; gaps: readonly SessionGaps[] }

function MissingOfSessions({ frame, event, role, gaps }: OfSessions) {
  const { console: texts, shared } = messages(frame.locale)
  const t = texts.event
  return (
    <>
      <h3>{t.missingInSessions}</h3>
      <ul>
        {gaps.slice(0, maxSessions).map(({ session, texts: missing }) => {
          const title = <Phrase value={session.title} locale={frame.locale} order={event.languages} />
          const [first] = missing
          const field = first ? `#${first.text}.${first.language}` : ''
          return (
            <li>
              {may(role, 'programme.edit') ? (
                <a href={link(frame, `/console/events/${event.slug}/sessions/${session.id}${field}`)}>{title}</a>
              ) : (
                title
              )}
              {colon(frame.locale)}
              {missing.map(({ text, language }) => t.textIn[text](shared.languages[language])).join(', ')}
            </li>
          )
        })}
      </ul>
      {gaps.length > maxSessions ? <p class="muted">{t.moreSessions(gaps.length - maxSessions)}</p> : null}
    </>
  )
}
