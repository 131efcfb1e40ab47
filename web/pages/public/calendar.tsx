import { chosenPart, FeedParts } from '#web/components/feed-parts.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { eventKinds } from '#worker/domain/events/table.ts'

interface CalendarProps {
  frame: Frame
  /** Whose events: an institution, or everybody's. */
  host?: { name: string; path: string } | undefined
  /** The part that was chosen, by its key; anything else is the whole. */
  part: string | undefined
}

/** The feeds of all events, or of those that an institution hosts: the whole, only the days, or one kind of event. */
export function CalendarPage({ frame, host, part }: CalendarProps) {
  const { calendars, public: words, shared } = messages(frame.locale)
  const t = calendars.many
  const path = `${host?.path ?? ''}/calendar`
  const title = host ? t.titleOf(host.name) : t.title
  const parts = [
    { key: 'days', label: t.days, path: `${path}.ics?shape=days` },
    ...eventKinds.map((kind) => ({ key: kind, label: words.event.kinds[kind], path: `${path}.ics?kind=${kind}` })),
  ]
  return (
    <Document
      frame={frame}
      title={title}
      description={calendars.guide.description}
      unlisted={chosenPart({ parts, part }) !== undefined}
      feeds={[{ href: `${path}.ics`, type: 'text/calendar', title }]}
      islands={['copy-text.js']}
    >
      <h1>{title}</h1>
      {host ? (
        <p>
          <a href={link(frame, host.path)}>{host.name}</a>
        </p>
      ) : null}
      <FeedParts {...{ frame, path, parts, part }} name={host?.name ?? shared.siteName} whole={t.whole} />
    </Document>
  )
}
