import type { Child } from 'hono/jsx'
import { Document, type DocumentProps } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { Phrase } from './phrase.tsx'

const pages = ['schedule', 'speakers', 'changes'] as const
type ProgrammePage = (typeof pages)[number]

interface ProgrammeFrameProps extends Omit<DocumentProps, 'title' | 'children'> {
  event: EventRow
  title: string
  /** The page that is open; a session or a speaker is none of them. */
  current?: ProgrammePage
  /** What stands where the title is to be more than text. */
  heading?: Child
  children: Child
}

function ProgrammeNav({ frame, event, current }: { frame: Frame; event: EventRow; current?: ProgrammePage }) {
  const t = messages(frame.locale).programme.nav
  return (
    <nav class="tabs" aria-label={t.label}>
      <ul>
        {pages.map((page) => (
          <li>
            <a
              href={link(frame, `/events/${event.slug}/${page}`)}
              {...(page === current ? { 'aria-current': 'page' } : {})}
            >
              {t[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A public page of a released programme: the event above, the ways through its programme, the page itself. */
export function ProgrammeFrame({ event, title, current, heading, children, ...document }: ProgrammeFrameProps) {
  const { frame } = document
  const name = plain(event.title, frame.locale, event.languages)
  return (
    <Document {...document} title={`${title} · ${name}`}>
      <p class="kicker">
        <a href={link(frame, `/events/${event.slug}`)}>
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </a>
      </p>
      <h1>{heading ?? title}</h1>
      <ProgrammeNav {...{ frame, event }} {...(current ? { current } : {})} />
      {children}
    </Document>
  )
}
