import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { nextAttemptAt } from './rules.ts'
import { type MailRow, mails } from './table.ts'

/** What became of one attempt; `words` are the provider's, or why nothing was sent. */
export type Attempt =
  | { result: 'sent' }
  | { result: 'temporary'; words: string }
  | { result: 'permanent'; words: string }
  | { result: 'withheld'; words: string }

type Settled = Partial<typeof mails.$inferInsert>

/** Writes what became of a claimed mail, unless the claim was lost meanwhile; gives the time of the next attempt, if there is one. */
export async function settle(ctx: Ctx, mail: MailRow, attempt: Attempt): Promise<Date | undefined> {
  const again = attempt.result === 'temporary' ? nextAttemptAt(mail, ctx.now) : undefined
  await ctx.db
    .update(mails)
    .set({ ...outcome(ctx, attempt, again), claim: null, claimedAt: null })
    .where(and(eq(mails.id, mail.id), eq(mails.claim, mail.claim ?? '')))
  return again
}

function outcome(ctx: Ctx, attempt: Attempt, again: Date | undefined): Settled {
  if (attempt.result === 'sent') return { state: 'sent', sentAt: ctx.now, sealed: null, error: null }
  const error = attempt.words.slice(0, 500)
  if (again) return { state: 'queued', nextAttemptAt: again, error }
  return { state: attempt.result === 'withheld' ? 'withheld' : 'failed', sealed: null, error }
}
