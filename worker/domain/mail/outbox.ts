import type { SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { type MailTemplate, mails } from './table.ts'

interface NewMail {
  /** Unique: the same cause never queues twice. */
  key: string
  template: MailTemplate
  /** The row the mail is about; loaded afresh when it is sent. */
  subjectId: string
  /** The folded mailbox of the recipient, for limits; the address is read from the subject. */
  mailbox: string
  /** A secret of the mail, sealed by `core/seal`; wiped when sent. */
  sealed?: string
}

/** Queues one mail where the condition holds; goes into the batch of its cause. */
export const mailWhenStatement = (ctx: Ctx, mail: NewMail, condition: SQL) =>
  insertWhen(
    ctx.db,
    mails,
    { id: uuidv7(ctx.now), state: 'queued', nextAttemptAt: ctx.now, createdAt: ctx.now, ...mail },
    condition,
  ).onConflictDoNothing()

/** Tells the queue that mail waits; call after the batch. Cron drains what this misses, so a queue that fails undoes nothing. */
export async function drainSoon(ctx: Ctx, delaySeconds = 0): Promise<void> {
  try {
    await ctx.jobs.send({ job: 'drain' }, { delaySeconds })
  } catch {
    console.warn(JSON.stringify({ requestId: ctx.requestId, queue: 'unreachable' }))
  }
}
