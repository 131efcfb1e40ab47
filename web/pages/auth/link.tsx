import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** What a one-time link opens: the mailbox by name and a button. Only the button uses the link up. */
export function LinkPage({ frame, mailbox }: { frame: Frame; mailbox: string }) {
  const t = messages(frame.locale).console.signIn
  return (
    <Document frame={frame} title={t.linkTitle} unlisted>
      <div class="narrow">
        <h1>{t.linkTitle}</h1>
        <p>{t.linkIntro(mailbox)}</p>
        <form method="post" action={link(frame, frame.path)}>
          <button type="submit">{t.submit}</button>
        </form>
      </div>
    </Document>
  )
}
