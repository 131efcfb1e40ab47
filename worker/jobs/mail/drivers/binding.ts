import type { Sender } from '#worker/domain/mail/rules.ts'
import type { StoredAttachment } from '#worker/domain/mail/table.ts'
import type { MailDriver } from './driver.ts'

/** Codes by which Cloudflare refuses this message or this recipient for good; limits, outages and an unverified sender pass. */
const permanent = new Set([
  'E_VALIDATION_ERROR',
  'E_FIELD_MISSING',
  'E_TOO_MANY_RECIPIENTS',
  'E_TOO_MANY_ATTACHMENTS',
  'E_RECIPIENT_NOT_ALLOWED',
  'E_RECIPIENT_SUPPRESSED',
  'E_CONTENT_TOO_LARGE',
  'E_HEADER_NOT_ALLOWED',
  'E_HEADER_USE_API_FIELD',
  'E_HEADER_VALUE_INVALID',
  'E_HEADER_VALUE_TOO_LONG',
  'E_HEADER_NAME_INVALID',
  'E_HEADERS_TOO_LARGE',
  'E_HEADERS_TOO_MANY',
])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const attachmentOf = ({ name, contentType, content }: StoredAttachment): EmailAttachment => ({
  disposition: 'attachment',
  filename: name,
  type: contentType,
  content: new TextEncoder().encode(content),
})

/** Cloudflare's `send_email` binding. It writes the Message-ID itself, so ours goes into a header of our own. */
export const bindingDriver = (email: SendEmail, from: Sender): MailDriver => ({
  knowsDoubles: false,
  async send(mail) {
    try {
      await email.send({
        from,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers: { 'X-Lectern-Mail': mail.messageId },
        attachments: mail.attachments.map(attachmentOf),
      })
      return { result: 'sent' }
    } catch (error) {
      const code = codeOf(error)
      const words = `${code} ${error instanceof Error ? error.message : String(error)}`.trim()
      return { result: permanent.has(code) ? 'permanent' : 'temporary', words }
    }
  },
})
