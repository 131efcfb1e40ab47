import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** A one-time link that was used or is too old, with the way to a new proof. */
export function UsedLinkPage({ frame }: { frame: Frame }) {
  const t = messages(frame.locale)
  const words = t.shared.problems['link.used']
  return (
    <Document frame={frame} title={words.title} unlisted>
      <div class="narrow">
        <h1>{words.title}</h1>
        <p>{words.next}</p>
        <p>
          <a class="button" href={link(frame, '/sign-in')}>
            {t.console.signIn.linkOld}
          </a>
        </p>
      </div>
    </Document>
  )
}
