import type { Attempt } from '#worker/domain/mail/settle.ts'
import type { StoredAttachment } from '#worker/domain/mail/table.ts'

/** A mail ready to go: one recipient, header values on one line. */
export interface OutgoingMail {
  /** The outbox row: the same at every attempt. */
  id: string
  /** `<id@host>`: the same at every attempt, so that a double can be told. */
  messageId: string
  to: string
  subject: string
  html: string
  text: string
  attachments: readonly StoredAttachment[]
}

/** What a provider said: taken, not now, or never; with its words. */
export type Delivery = Exclude<Attempt, { result: 'withheld' }>

/** One way to hand over mails. */
export interface MailDriver {
  /** Hands over one mail; what it throws counts as temporary. */
  send(mail: OutgoingMail): Promise<Delivery>
  /** Whether the provider knows a mail by its id, and does not deliver one that is handed over twice. */
  knowsDoubles: boolean
}
