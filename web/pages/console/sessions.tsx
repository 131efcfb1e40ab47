import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { DraftState } from '#web/components/draft-state.tsx'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { TrackName } from '#web/components/track-name.tsx'
import { Warnings } from '#web/components/warnings.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Draft } from '#worker/domain/programme/draft.ts'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'

interface SessionsProps extends EventPageProps {
  draft: Draft
  done: 'saved' | 'removed' | undefined
}

/** The programme as its organisers see it. */
export function SessionsPage({ draft, done, ...page }: SessionsProps) {
  const { frame, event } = page
  const { sessions, warnings } = draft
  const t = messages(frame.locale).console.sessions
  const path = `/console/events/${event.slug}/sessions`
  return (
    <EventFrame {...page} title={t.title} current="sessions">
      <Done words={done && { saved: t.saved, removed: t.isRemoved }[done]} />
      <DraftState {...{ frame, event }} {...draft} />
      <p class="actions">
        <a class="button" href={link(frame, `${path}/new`)}>
          {t.add}
        </a>
        <a href={link(frame, `${path}/list`)}>{t.addList}</a>
        <a href={link(frame, `/console/events/${event.slug}/tracks`)}>{t.tracks}</a>
      </p>
      <Warnings {...{ frame, event, warnings }} />
      {sessions.length === 0 ? (
        <p class="empty">{t.empty}</p>
      ) : (
        <ol class="rows">
          {sessions.map((session) => (
            <Session {...page} session={session} />
          ))}
        </ol>
      )}
    </EventFrame>
  )
}

function Session({ frame, event, session }: EventPageProps & { session: ProgrammeSession }) {
  const { locale } = frame
  const { console: texts, public: words } = messages(locale)
  const { startsAt, endsAt } = session
  const [day, time] = [dayInWords, timeInWords]
  const when =
    startsAt && endsAt
      ? `${day(startsAt, locale, event.timeZone)}, ${time(startsAt, locale, event.timeZone)}–${time(endsAt, locale, event.timeZone)}`
      : texts.sessions.unscheduled
  return (
    <li>
      <div class="what">
        <a class="title" href={link(frame, `/console/events/${event.slug}/sessions/${session.id}`)}>
          <Phrase value={session.title} locale={locale} order={event.languages} />
        </a>
        <span class="details">{when}</span>
        {session.rooms.length > 0 ? (
          <span class="details">
            {session.rooms.map(({ name }) => plain(name, locale, event.languages)).join(', ')}
          </span>
        ) : null}
        {session.contributors.length > 0 ? (
          <span class="details">{session.contributors.map(({ speaker }) => speaker.name).join(', ')}</span>
        ) : null}
      </div>
      {session.track ? <TrackName track={session.track} locale={locale} event={event} /> : null}
      <span class="badge">{words.event.sessionKinds[session.kind]}</span>
    </li>
  )
}
