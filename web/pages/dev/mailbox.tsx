import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { LocalMail } from '#worker/domain/mail/local.ts'

const Written = ({ at }: { at: Date }) => (
  <time datetime={at.toISOString()}>{`${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`}</time>
)

/** What this computer wrote, newest first; only in development. */
export function MailboxPage({ frame, mails }: { frame: Frame; mails: readonly LocalMail[] }) {
  const t = messages(frame.locale).mail.mailbox
  return (
    <Document frame={frame} title={t.title} stylesheet="console.css" unlisted>
      <div class="narrow">
        <h1>{t.title}</h1>
        <p>{mails.length > 0 ? t.intro : t.empty}</p>
        <ol class="mailbox" aria-label={t.list}>
          {mails.map((mail) => (
            <li>
              <a href={link(frame, `/dev/mail/${mail.id}`)}>{mail.subject}</a>
              <span>{mail.to}</span>
              <Written at={mail.sentAt} />
            </li>
          ))}
        </ol>
      </div>
    </Document>
  )
}

/** The plain text with its addresses as links. */
const LinkedText = ({ text }: { text: string }) => (
  <pre class="mail-text">
    {text
      .split(/(https?:\/\/\S*[^\s.,;:!?])/)
      .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}
  </pre>
)

/** One mail: its head, its text, its attachments, and the way to its HTML. */
export function LocalMailPage({ frame, mail }: { frame: Frame; mail: LocalMail }) {
  const t = messages(frame.locale).mail.mailbox
  return (
    <Document frame={frame} title={mail.subject} stylesheet="console.css" unlisted>
      <article class="narrow">
        <h1>{mail.subject}</h1>
        <dl class="mail-head">
          <dt>{t.to}</dt>
          <dd>{mail.to}</dd>
          <dt>{t.sentAt}</dt>
          <dd>
            <Written at={mail.sentAt} />
          </dd>
        </dl>
        <LinkedText text={mail.text} />
        {mail.attachments.length > 0 ? <h2>{t.attachments}</h2> : null}
        {mail.attachments.map((attachment) => (
          <details>
            <summary>{attachment.name}</summary>
            <pre class="mail-text">{attachment.content}</pre>
          </details>
        ))}
        <p>
          <a class="button" href={`/dev/mail/${mail.id}/body`}>
            {t.formatted}
          </a>
        </p>
        <p>
          <a href={link(frame, '/dev/mail')}>{t.back}</a>
        </p>
      </article>
    </Document>
  )
}
