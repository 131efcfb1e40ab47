import type { MailRow, MailState, MailTemplate } from './table.ts'

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

/** What goes first: somebody waits before the page; one person's news; news for everybody of an event. */
export const priorities = { atOnce: 0, single: 1, bulk: 2 } as const

/** How urgent a template is: a sign-in code does not wait behind 1,500 cancellations. */
export function priorityOf(template: MailTemplate): number {
  if (template === 'sign-in.code') return priorities.atOnce
  return /^(event|invitation|album)\.|^speaking\.(invited|reminder)$/.test(template)
    ? priorities.bulk
    : priorities.single
}

/** What we ourselves write into `error`, where a provider's words would stand; the delivery page has them in each language. */
export const ownWords = {
  causeGone: 'its cause is gone',
  waitsForOlder: 'an older mail of the same is on its way',
  notOneAddress: 'the recipient is not one address',
  workerStopped: 'the Worker stopped each time it was sent',
} as const

/** States in the order in which they want a hand. */
export const statesByNeed = [
  'failed',
  'bounced',
  'queued',
  'sending',
  'withheld',
  'sent',
] as const satisfies readonly MailState[]

type Tried = Pick<MailRow, 'attempts' | 'createdAt'>

/**
 * When a mail that could not be sent for now is tried again: after 10 s, 1, 5, 15, 60 minutes, then hourly, and not before
 * the provider asked for; undefined once a day has passed.
 */
export function nextAttemptAt(mail: Tried, now: Date, retryAfterSeconds = 0): Date | undefined {
  const pause = Math.max(pauses[mail.attempts - 1] ?? hour, retryAfterSeconds * 1000)
  const at = now.getTime() + pause
  return at <= mail.createdAt.getTime() + triedFor ? new Date(at) : undefined
}

export const mailDriverNames = ['binding', 'resend', 'smtp', 'local'] as const
export type MailDriverName = (typeof mailDriverNames)[number]

interface MailSettings {
  MAIL_DRIVER?: string
  MAIL_FROM?: string
  ORIGIN?: string
  ENVIRONMENT?: string
  EMAIL?: unknown
  RESEND_API_KEY?: string
  SMTP_HOST?: string
}

/**
 * The driver an installation's settings can use; undefined: mail waits in the outbox. Sending to people needs a sender and
 * the address that links are made from; the local mailbox shows codes, so it needs development.
 */
export function usableDriver(settings: MailSettings): MailDriverName | undefined {
  const name = mailDriverNames.find((known) => known === settings.MAIL_DRIVER)
  if (name === 'local') return settings.ENVIRONMENT === 'development' ? name : undefined
  const isWhole = settings.ORIGIN && senderOf(settings.MAIL_FROM)
  const access = { binding: settings.EMAIL, resend: settings.RESEND_API_KEY, smtp: settings.SMTP_HOST }
  return name && isWhole && access[name] ? name : undefined
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
