import { Phrase } from '#web/components/phrase.tsx'
import { TrackName } from '#web/components/track-name.tsx'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { publicRecording, publicStream } from '#worker/domain/programme/rules.ts'
import type { EventView } from './event-view.ts'

type FactsProps = Pick<EventView, 'frame' | 'event'> & { session: ReleasedSession }

/** Where a session takes place and in which languages, whether it is recorded, where one follows from afar. */
export function SessionFacts({ frame, event, session }: FactsProps) {
  const { locale } = frame
  const { public: words, shared } = messages(locale)
  const t = words.event.session
  const names = (languages: readonly (keyof typeof shared.languages)[]) =>
    new Intl.ListFormat(locale, { type: 'unit' }).format(languages.map((language) => shared.languages[language]))
  const [stream, recording] = [publicStream(session, frame.now), publicRecording(session)]
  const facts = [
    session.track ? <TrackName track={session.track} locale={locale} event={event} /> : null,
    ...session.rooms.map(({ name, venue }) => (
      <>
        <Phrase value={name} locale={locale} order={event.languages} />,{' '}
        <Phrase value={venue.name} locale={locale} order={event.languages} />
      </>
    )),
    session.spokenIn.length > 0 ? t.spokenIn(names(session.spokenIn)) : null,
    session.interpretedInto.length > 0 ? t.interpretedInto(names(session.interpretedInto)) : null,
    session.doNotRecord ? t.doNotRecord : null,
    stream ? (
      <a href={stream} rel="noopener">
        {t.stream}
      </a>
    ) : null,
    recording ? (
      <a href={recording} rel="noopener">
        {t.recording}
      </a>
    ) : null,
  ].filter((fact) => fact !== null)
  return facts.length === 0 ? null : (
    <ul class="session-facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  )
}
