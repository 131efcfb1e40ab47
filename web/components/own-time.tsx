import type { Child } from 'hono/jsx'
import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'

interface OwnTimeProps {
  locale: Locale
  zone: string
  startsAt: Date
  endsAt?: Date | null
  children: Child
}

/** A time in the event's zone; a script adds it in the reader's own, where clocks there show another. */
export const OwnTime = ({ locale, zone, startsAt, endsAt, children }: OwnTimeProps) => (
  <own-time
    data-zone={zone}
    data-from={startsAt.toISOString()}
    data-to={endsAt?.toISOString() ?? ''}
    data-words={messages(locale).speaker.ownZone}
  >
    {children}
  </own-time>
)
