import { messages } from '#web/messages/messages.ts'
import type { ReleaseByWhom } from '#worker/domain/programme/versions.ts'
import { dayInWords, timeInWords } from './dates.ts'
import type { EventPageProps } from './event-frame.tsx'
import { Instant } from './when.tsx'

type ReleasedWhenProps = Pick<EventPageProps, 'frame' | 'event'> & {
  release: Pick<ReleaseByWhom, 'releasedAt' | 'by' | 'sessions'>
}

/** When a version was released, by whom, and how many sessions it has. */
export function ReleasedWhen({ frame: { locale }, event, release: { releasedAt, by, sessions } }: ReleasedWhenProps) {
  const t = messages(locale).console.releases
  const zone = event.timeZone
  return (
    <p class="muted">
      <Instant at={releasedAt} zone={zone}>
        {`${dayInWords(releasedAt, locale, zone)}, ${timeInWords(releasedAt, locale, zone)}`}
      </Instant>
      , {by === null ? t.byUpdate : t.by(by)} · {t.sessions(sessions)}
    </p>
  )
}
