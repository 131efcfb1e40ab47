import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { beginningOf, LongText } from '#web/components/long-text.tsx'
import { MaterialList } from '#web/components/material-list.tsx'
import { PhotoThumbnails } from '#web/components/photo-thumbnails.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { schedulePath, sessionPath } from '#web/components/programme-paths.ts'
import { SessionWhen } from '#web/components/session-when.tsx'
import { TrackName } from '#web/components/track-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { isTimed } from '#worker/domain/programme/rules.ts'
import { SessionNeighbours } from './session-neighbours.tsx'
import { SessionOnline } from './session-online.tsx'
import { SessionPeople } from './session-people.tsx'
import { SessionSignUp } from './session-sign-up.tsx'
import type { SessionView } from './session-view.ts'
import { structuredSessionPage } from './structured-session.ts'

/** The rooms with what helps to find them; a remote hub is named as such. */
function Rooms({ frame, event, session }: SessionView) {
  const t = messages(frame.locale).programme.session
  const texts = { locale: frame.locale, order: event.languages }
  if (session.rooms.length === 0) return null
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t.where}</h2>
      <ul class="session-rooms">
        {session.rooms.map(({ name, kind, capacity, venue }) => (
          <li>
            <span class="person">
              <Phrase value={name} {...texts} />
            </span>
            <span class="about">
              <Phrase value={venue.name} {...texts} />
              {Object.keys(venue.address).length > 0 ? (
                <>
                  , <Phrase value={venue.address} {...texts} />
                </>
              ) : null}
            </span>
            {kind === 'remote-hub' ? <span class="about">{t.remoteHub}</span> : null}
            {capacity === null ? null : <span class="about">{t.seats(capacity)}</span>}
            {venue.mapUrl ? (
              <a href={venue.mapUrl} rel="noopener">
                {t.map}
                <span class="visually-hidden">
                  {' '}
                  <Phrase value={venue.name} {...texts} />
                </span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** In which rooms and languages, and whether one may record. */
function Manner({ frame, event, session }: SessionView) {
  const { public: words, shared } = messages(frame.locale)
  const t = words.event.session
  const names = (languages: readonly ContentLanguage[]) =>
    new Intl.ListFormat(frame.locale, { type: 'unit' }).format(languages.map((language) => shared.languages[language]))
  const facts = [
    ...session.rooms.map(({ name }) => plain(name, frame.locale, event.languages)),
    ...(session.spokenIn.length > 0 ? [t.spokenIn(names(session.spokenIn))] : []),
    ...(session.interpretedInto.length > 0 ? [t.interpretedInto(names(session.interpretedInto))] : []),
    ...(session.doNotRecord ? [t.doNotRecord] : []),
  ]
  return facts.length > 0 ? (
    <ul class="session-facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  ) : null
}

function Kind({ frame, event, session }: SessionView) {
  return (
    <ul class="session-facts">
      <li class="session-kind">{messages(frame.locale).public.event.sessionKinds[session.kind]}</li>
      {session.track ? (
        <li>
          <TrackName track={session.track} locale={frame.locale} event={event} />
        </li>
      ) : null}
    </ul>
  )
}

function Abstract({ frame, event, abstract }: SessionView) {
  return Object.keys(abstract).length > 0 ? (
    <section aria-labelledby="abstract">
      <h2 id="abstract">{messages(frame.locale).programme.session.abstract}</h2>
      <LongText {...{ frame, event }} text={abstract} />
    </section>
  ) : null
}

function descriptionOf({ frame, event, session, abstract }: SessionView): string {
  const { locale } = frame
  const said = plain(abstract, locale, event.languages)
  if (said) return beginningOf(said)
  const kind = messages(locale).public.event.sessionKinds[session.kind]
  const { startsAt } = session
  return startsAt
    ? `${kind} · ${dayInWords(startsAt, locale, event.timeZone)}, ${timeInWords(startsAt, locale, event.timeZone)}`
    : kind
}

/** A session of a released programme: what, when, where, with whom, how to follow it, what is before, after and instead. */
export function SessionPage(view: SessionView) {
  const { frame, event, session } = view
  const t = messages(frame.locale).programme.session
  const title = plain(session.title, frame.locale, event.languages)
  return (
    <ProgrammeFrame
      frame={frame}
      event={event}
      title={title}
      heading={<Phrase value={session.title} locale={frame.locale} order={event.languages} />}
      description={descriptionOf(view)}
      {...(event.coverKey ? { image: `${frame.origin}/files/${event.coverKey}/og.jpg` } : {})}
      structured={structuredSessionPage(view)}
      islands={['copy-text.js']}
    >
      <article class="session-page">
        <Kind {...view} />
        <SessionWhen {...{ frame, event, session }} />
        <Manner {...view} />
        <SessionSignUp {...view} />
        <SessionOnline {...view} />
        <div class="event-body">
          <div>
            <Abstract {...view} />
            <SessionPeople {...view} />
            <MaterialList {...{ frame, event }} materials={view.materials} />
            <PhotoThumbnails {...{ frame, event }} photos={view.photos} album={view.photos[0]?.albumId} />
          </div>
          <aside>
            <Rooms {...view} />
            <SessionNeighbours {...view} />
            {session.startsAt ? (
              <p>
                <a href={link(frame, schedulePath(event, session.startsAt))}>{t.toSchedule}</a>
              </p>
            ) : null}
            {isTimed(session) ? (
              <CalendarButtons
                frame={frame}
                path={`${sessionPath(event, session)}.ics`}
                name={title}
                more={`/events/${event.slug}/calendar`}
              />
            ) : null}
          </aside>
        </div>
      </article>
    </ProgrammeFrame>
  )
}
