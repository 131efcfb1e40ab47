import { messages } from '#web/messages/messages.ts'
import { isRunning, publicRecording, publicStream } from '#worker/domain/programme/rules.ts'
import type { SessionView } from './session-view.ts'

/** Why the stream is not shown: it is for registrants, or it opens later. */
function StreamKept({ frame, session }: SessionView) {
  const t = messages(frame.locale).programme.session
  if (session.streamUrl === null || (session.endsAt && session.endsAt <= frame.now)) return null
  return <p>{session.streamRule === 'registrants' ? t.streamOnTicket : t.streamOpens(session.streamMinutes)}</p>
}

/** How one follows a session from afar: the addresses that everybody may see, and who gets the others. */
export function SessionOnline(view: SessionView) {
  const { frame, session } = view
  const { public: words, programme } = messages(frame.locale)
  const { session: t } = words.event
  const [stream, recording] = [publicStream(session, frame.now), publicRecording(session)]
  return (
    <>
      {stream ? (
        <p class="follow">
          {isRunning(session, frame.now) ? <strong class="live">{programme.session.live}</strong> : null}{' '}
          <a class="button" href={stream} rel="noopener">
            {t.stream}
          </a>
        </p>
      ) : (
        <StreamKept {...view} />
      )}
      {recording ? (
        <p>
          <a class="button secondary" href={recording} rel="noopener">
            {t.recording}
          </a>
        </p>
      ) : null}
      {session.recordingUrl && !recording ? <p>{programme.session.recordingOnTicket}</p> : null}
    </>
  )
}
