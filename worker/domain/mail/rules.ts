import type { MailRow } from './table.ts'

const minute = 60_000
const hour = 60 * minute
const pauses = [10_000, minute, 5 * minute, 15 * minute, hour] as const

/** How many mails one drain takes: on the free plan an invocation has 50 queries and 50 subrequests. */
export const drainSize = 20

/** A claim older than this belongs to a worker that died; a drain must be done well before. In milliseconds. */
export const claimLastsFor = 5 * minute

/** How long after it was written a mail is still tried, in milliseconds. */
export const triedFor = 24 * hour

/** How long a secret may stand in the outbox, in milliseconds. */
export const secretLastsFor = 10 * minute

/** When a mail that could not be sent for now is tried again: after 10 s, 1, 5, 15, 60 minutes, then hourly; undefined once a day has passed. */
export function nextAttemptAt(mail: Pick<MailRow, 'attempts' | 'createdAt'>, now: Date): Date | undefined {
  const at = now.getTime() + (pauses[mail.attempts - 1] ?? hour)
  return at <= mail.createdAt.getTime() + triedFor ? new Date(at) : undefined
}

export type MailDriverName = 'binding' | 'local'

interface MailSettings {
  MAIL_DRIVER?: string
  MAIL_FROM?: string
  ORIGIN?: string
  ENVIRONMENT?: string
  EMAIL?: unknown
}

/**
 * The driver an installation's settings can use; undefined: mail waits in the outbox. Sending to people needs a sender and
 * the address that links are made from; the local mailbox shows codes, so it needs development.
 */
export function usableDriver(settings: MailSettings): MailDriverName | undefined {
  const { MAIL_DRIVER: name } = settings
  if (name === 'binding' && settings.EMAIL && settings.ORIGIN && senderOf(settings.MAIL_FROM)) return name
  return name === 'local' && settings.ENVIRONMENT === 'development' ? name : undefined
}

export interface Sender {
  name: string
  email: string
}

/** `Name <address>` in its two parts; undefined when it is not of that form. */
export function senderOf(text: string | undefined): Sender | undefined {
  const [, name, email] = /^\s*([^<>\r\n]+?)\s*<([^<>\s@]+@[^<>\s@]+)>\s*$/.exec(text ?? '') ?? []
  return name && email ? { name: name.replaceAll('"', ''), email } : undefined
}
