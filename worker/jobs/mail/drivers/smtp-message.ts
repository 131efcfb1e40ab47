import { Buffer } from 'node:buffer'
import type { Sender } from '#worker/domain/mail/rules.ts'
import type { StoredAttachment } from '#worker/domain/mail/table.ts'
import type { OutgoingMail } from './driver.ts'

/** Nothing in base64 can look like it. */
const boundary = (kind: 'mixed' | 'alternative') => `=_lectern_${kind}`

/** RFC 2047: encoded words of at most 75 characters, folded between; plain ASCII stays as it is. */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= 60 && !text.includes('=?')) return text
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '')}"`

/** Encoded words do not work between quotes (RFC 2047 §5). */
const display = ({ name }: Sender) => (/^[\x20-\x7e]*$/.test(name) ? quoted(name) : headerText(name))

/** One header; a line break, unless it is folded, would begin another. */
function header(name: string, value: string): string {
  if (/[\0\r\n]/.test(value.replaceAll('\r\n ', ''))) throw new Error(`${name} is not one line`)
  return `${name}: ${value}`
}

const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n')

const part = (headers: readonly string[], text: string) =>
  [...headers, 'Content-Transfer-Encoding: base64', '', base64(text)].join('\r\n')

const multipart = (kind: 'mixed' | 'alternative', parts: readonly string[]) =>
  [
    `Content-Type: multipart/${kind}; boundary="${boundary(kind)}"`,
    '',
    ...parts.map((each) => `--${boundary(kind)}\r\n${each}`),
    `--${boundary(kind)}--`,
  ].join('\r\n')

const attachment = ({ name, contentType, content }: StoredAttachment) =>
  part(
    [
      header('Content-Type', `${contentType}; name=${quoted(name)}`),
      header('Content-Disposition', `attachment; filename=${quoted(name)}`),
    ],
    content,
  )

/** A mail as RFC 5322 and MIME write it, without the dots of SMTP; bodies are base64, so that every text arrives as it is. */
export function messageOf(mail: OutgoingMail, from: Sender, now: Date): string {
  const bodies = multipart('alternative', [
    part(['Content-Type: text/plain; charset=utf-8'], mail.text),
    part(['Content-Type: text/html; charset=utf-8'], mail.html),
  ])
  const headers = [
    header('From', `${display(from)} <${from.email}>`),
    header('To', mail.to),
    header('Subject', headerText(mail.subject)),
    header('Message-ID', mail.messageId),
    header('Date', now.toUTCString().replace('GMT', '+0000')),
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
  ]
  const content =
    mail.attachments.length > 0 ? multipart('mixed', [bodies, ...mail.attachments.map(attachment)]) : bodies
  return `${headers.join('\r\n')}\r\n${content}\r\n`
}
