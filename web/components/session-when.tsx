import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ReleasedSession } from '#worker/domain/programme/frozen.ts'
import { dayInWords, timeInWords } from './dates.ts'
import { Instant, When } from './when.tsx'

interface SessionTimeProps {
  frame: Frame
  event: Pick<EventRow, 'timeZone'>
  session: Pick<ReleasedSession, 'startsAt' | 'endsAt'>
}

/** Day, time and zone of a session in words, or that it has none yet. */
export const SessionWhen = ({ frame, event, session: { startsAt, endsAt } }: SessionTimeProps) =>
  startsAt && endsAt ? (
    <When startsAt={startsAt} endsAt={endsAt} zone={event.timeZone} locale={frame.locale} />
  ) : (
    <p class="when">{messages(frame.locale).programme.session.unscheduled}</p>
  )

/** From when to when, without the day. */
export function SessionHours({ frame, event: { timeZone }, session: { startsAt, endsAt } }: SessionTimeProps) {
  const time = (at: Date) => (
    <Instant at={at} zone={timeZone}>
      {timeInWords(at, frame.locale, timeZone)}
    </Instant>
  )
  return (
    <>
      {startsAt ? time(startsAt) : null}
      {startsAt && endsAt ? <>–{time(endsAt)}</> : null}
    </>
  )
}

/** On which day a session starts, and when. */
export const SessionStart = ({ frame, event: { timeZone }, session: { startsAt } }: SessionTimeProps) =>
  startsAt ? (
    <Instant at={startsAt} zone={timeZone}>
      {`${dayInWords(startsAt, frame.locale, timeZone)}, ${timeInWords(startsAt, frame.locale, timeZone)}`}
    </Instant>
  ) : (
    messages(frame.locale).programme.session.unscheduled
  )
