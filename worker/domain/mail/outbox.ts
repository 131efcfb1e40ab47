import type { SQL } from 'drizzle-orm'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { priorityOf } from './rules.ts'
import { type MailTemplate, mails } from './table.ts'

interface NewMail {
  /** Unique: the same cause never queues twice. */
  key: string
  template: MailTemplate
  /** The row the mail is about; loaded afresh when it is sent. */
  subjectId: string
  /** The folded mailbox of the recipient, for limits; the address is read from the subject. */
  mailbox: string
  /** The event whose delivery page shows it; absent for what belongs to none. */
  eventId?: string
  /** A secret of the mail, sealed by `core/seal`; wiped when sent. */
  sealed?: string
}

/** Queues one mail where the condition holds; goes into the batch of its cause. */
export const mailWhenStatement = (ctx: Ctx, mail: NewMail, condition: SQL) =>
  insertWhen(
    ctx.db,
    mails,
    {
      id: uuidv7(ctx.now),
      state: 'queued',
      priority: priorityOf(mail.template),
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
      ...mail,
    },
    condition,
  ).onConflictDoNothing()

/** When the newest message that was sent through a queue arrives; by queue, since an isolate has one. */
const arrivals = new WeakMap<Queue<JobMessage>, number>()

/** Asks within this time send one message: it arrives after all of them, and a drain takes what is due by then. */
const gatherMilliseconds = 1000

/**
 * Tells the queue that mail waits; call after the batch. Where a message is on its way already, it does the work: a rush of
 * 1,500 sends one a second. Cron drains what this misses, so a queue that fails undoes nothing.
 */
export async function drainSoon(ctx: Ctx, delaySeconds = 0): Promise<void> {
  const now = Date.now()
  const wanted = now + delaySeconds * 1000
  const arrives = arrivals.get(ctx.jobs) ?? 0
  if (arrives > now && arrives >= wanted && arrives <= wanted + gatherMilliseconds) return
  // The first of a rush goes at once; the next one gathers the rest.
  const isInRush = arrives > now - gatherMilliseconds && arrives <= wanted
  const delay = isInRush ? Math.max(delaySeconds, gatherMilliseconds / 1000) : delaySeconds
  arrivals.set(ctx.jobs, now + delay * 1000)
  try {
    await ctx.jobs.send({ job: 'drain' }, { delaySeconds: delay })
  } catch {
    arrivals.delete(ctx.jobs)
    console.warn(JSON.stringify({ requestId: ctx.requestId, queue: 'unreachable' }))
  }
}
