import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { rowIds } from '#worker/core/sql.ts'
import { priorities, priorityOf } from '../mail/rules.ts'
import { type MailTemplate, mails } from '../mail/table.ts'
import { registrations } from './table.ts'

/** A template named by the row itself, such as `registration.` and its state. */
export const templateOfState = sql`'registration.' || ${registrations.state}`

interface RegistrationMail {
  template: MailTemplate | SQL
  /** Which registrations are told. */
  where: SQL | undefined
  /** What tells one occasion of the same news from the next, such as a second cancellation. */
  occasion?: SQL
}

/** Queues one mail of a template to each registration that a condition names; never twice for the same registration and occasion. */
export const tellStatement = (ctx: Ctx, { template, where, occasion }: RegistrationMail) => {
  const once = sql`${template} || ':' || ${registrations.id}`
  const key = occasion ? sql`${once} || ':' || ${occasion}` : once
  return ctx.db
    .insert(mails)
    .select(mailRows(ctx, template, key, where))
    .onConflictDoNothing()
}

/** As `tellStatement`, but again and again: the caller's condition keeps the limit. */
export const tellAgainStatement = (ctx: Ctx, { template, where }: RegistrationMail) =>
  ctx.db.insert(mails).select(mailRows(ctx, template, sql`${template} || ':' || ${rowIds(ctx)}`, where))

const mailRows = (ctx: Ctx, template: MailTemplate | SQL, key: SQL, where: SQL | undefined) =>
  ctx.db
    .select({
      id: rowIds(ctx).as('id'),
      key: key.as('key'),
      template: sql`${template}`.as('template'),
      subjectId: sql`${registrations.id}`.as('subject_id'),
      mailbox: sql`${registrations.mailbox}`.as('mailbox'),
      eventId: sql`${registrations.eventId}`.as('event_id'),
      priority: sql`${typeof template === 'string' ? priorityOf(template) : priorities.single}`.as('priority'),
      sealed: sql`null`.as('sealed'),
      state: sql`'queued'`.as('state'),
      attempts: sql`0`.as('attempts'),
      nextAttemptAt: sql`${ctx.now.getTime()}`.as('next_attempt_at'),
      claim: sql`null`.as('claim'),
      claimedAt: sql`null`.as('claimed_at'),
      error: sql`null`.as('error'),
      createdAt: sql`${ctx.now.getTime()}`.as('created_at'),
      sentAt: sql`null`.as('sent_at'),
    })
    .from(registrations)
    .where(where)
