import type { Child } from 'hono/jsx'
import type { AssetName } from '#web/layouts/assets.ts'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { type Messages, messages } from '#web/messages/messages.ts'
import type { SpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { Done, eventTitle } from './event-frame.tsx'
import { Phrase } from './phrase.tsx'

export type SpeakingDone = keyof Messages['speaker']['done']

/** What every page behind a speaker's link is given. */
export interface SpeakingPageProps {
  frame: Frame
  /** The workspace's own path, with the token. */
  base: string
  speaking: SpeakingLink
  done?: SpeakingDone | undefined
}

interface SpeakingFrameProps extends SpeakingPageProps {
  title: string
  /** The title with its language, where that may be another than the page's. */
  heading?: Child
  islands?: readonly AssetName[]
  /** Above the title. */
  children: Child
}

/** Tells once that somebody uses the page, at the first sign of a person: mail scanners load pages too. */
const Opening = ({ base, speaking }: Pick<SpeakingPageProps, 'base' | 'speaking'>) =>
  speaking.invitation.openedAt ? null : <speaking-opened data-path={`${base}/opening`} />

/** A page behind a speaker's link: the way back, for whom one works, what was just done. */
export function SpeakingFrame({ title, heading = title, islands = [], children, ...page }: SpeakingFrameProps) {
  const { frame, base, speaking, done } = page
  const t = messages(frame.locale).speaker
  const { assistant, speaker, event, invitation } = speaking
  const name = eventTitle(frame, event)
  const isHome = frame.path === base
  const eventName = <Phrase value={event.title} locale={frame.locale} order={event.languages} />
  return (
    <Document
      frame={frame}
      title={title === name ? `${t.title} · ${name}` : `${title} · ${name}`}
      unlisted
      stylesheet="console.css"
      islands={[...islands, ...(invitation.openedAt ? [] : (['speaking-opened.js'] as const))]}
    >
      <Opening {...page} />
      <div class="speaking">
        {isHome ? null : (
          <p>
            <a class="back" href={link(frame, base)}>
              {t.back}
            </a>
          </p>
        )}
        <h1>
          {isHome ? eventName : heading}
          <span class="subtitle">{isHome ? t.title : eventName}</span>
        </h1>
        {assistant ? <p class="notice">{t.worksFor(assistant.name, speaker.name)}</p> : null}
        <Done words={done && t.done[done]} />
        {children}
      </div>
    </Document>
  )
}
