import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json } from '#worker/core/columns.ts'

export const mailStates = ['queued', 'sending', 'sent', 'failed', 'bounced', 'withheld'] as const
export type MailState = (typeof mailStates)[number]

/** Every mail the platform writes; each has one JSX file in web/mails and one composer in jobs/mail. */
export const mailTemplates = [
  'sign-in.code',
  'member.added',
  'host.invited',
  'registration.pending',
  'registration.confirmed',
  'registration.waitlisted',
  'registration.offered',
  'registration.offer_lapsed',
  'registration.promoted',
  'registration.declined',
  'registration.cancelled',
  'registration.repeated',
  'event.cancelled',
  'event.restored',
  'event.changed',
  'invitation.sent',
  'session.promoted',
  'album.ready',
  'speaking.invited',
  'speaking.reminder',
  'speaking.decided',
  'speaking.assistant',
  'photo.removal_decided',
] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** The outbox: written in the batch of its cause, drained by a queue message and by cron. */
export const mails = sqliteTable(
  'mails',
  {
    id: id(),
    key: text('key').notNull(),
    template: text('template', { enum: mailTemplates }).notNull(),
    subjectId: text('subject_id').notNull(),
    mailbox: text('mailbox').notNull(),
    /** The event whose delivery page shows it; null for what belongs to none, such as a sign-in code. */
    eventId: text('event_id'),
    /** What is claimed first, from 0: see `priorities`. */
    priority: integer('priority').notNull().default(1),
    sealed: text('sealed'),
    state: text('state', { enum: mailStates }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    claim: text('claim'),
    claimedAt: instant('claimed_at'),
    error: text('error'),
    createdAt: created(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('mails_key').on(t.key),
    index('mails_due').on(t.state, t.priority, t.nextAttemptAt),
    index('mails_of_event').on(t.eventId, t.state, t.id),
    index('mails_recipient').on(t.mailbox, t.template, t.createdAt),
    index('mails_subject').on(t.subjectId),
  ],
)
export type MailRow = typeof mails.$inferSelect

export interface StoredAttachment {
  name: string
  contentType: string
  content: string
}

/** What the `local` driver delivered: the mailbox of a laptop, shown at /dev/mail. */
export const localMails = sqliteTable(
  'local_mails',
  {
    id: id(),
    messageId: text('message_id').notNull(),
    to: text('to').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    attachments: json<StoredAttachment[]>('attachments').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [index('local_mails_sent').on(t.sentAt)],
)
