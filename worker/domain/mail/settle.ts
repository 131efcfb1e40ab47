import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { nextAttemptAt } from './rules.ts'
import { type MailRow, type MailState, mails } from './table.ts'

/** What became of one attempt; `words` are the provider's, or why nothing was sent. */
export type Attempt =
  | { result: 'sent' }
  | {
      result: 'temporary'
      words: string /** How long the provider asks to be left alone. */
      retryAfterSeconds?: number
    }
  | { result: 'permanent'; words: string }
  | { result: 'withheld'; words: string }

/** A claimed mail, tried. */
export interface Tried {
  mail: MailRow
  attempt: Attempt
}

interface Outcome {
  id: string
  state: MailState
  error: string | null
  /** The next attempt, in milliseconds; null: there is none. */
  again: number | null
}

/**
 * Writes what became of mails of one claim, in one statement however many, unless the claim was lost meanwhile; gives the
 * time of the earliest next attempt, if there is one.
 */
export async function settle(ctx: Ctx, tried: readonly Tried[]): Promise<Date | undefined> {
  const outcomes = tried.map((one) => outcomeOf(ctx, one))
  const column = (name: keyof Outcome) => sql`outcome.value ->> ${sql.raw(`'${name}'`)}`
  await ctx.db
    .update(mails)
    .set({
      state: column('state'),
      error: column('error'),
      nextAttemptAt: sql`coalesce(${column('again')}, ${mails.nextAttemptAt})`,
      sealed: sql`case when ${column('again')} is not null then ${mails.sealed} end`,
      sentAt: sql`case when ${column('state')} = 'sent' then ${ctx.now.getTime()} end`,
      claim: null,
      claimedAt: null,
    })
    .from(sql`json_each(${JSON.stringify(outcomes)}) as outcome`)
    .where(and(eq(mails.id, column('id')), eq(mails.claim, tried[0]?.mail.claim ?? '')))
  const times = outcomes.flatMap(({ again }) => again ?? [])
  return times.length > 0 ? new Date(Math.min(...times)) : undefined
}

function outcomeOf(ctx: Ctx, { mail, attempt }: Tried): Outcome {
  const { id } = mail
  if (attempt.result === 'sent') return { id, state: 'sent', error: null, again: null }
  const error = attempt.words.slice(0, 500)
  if (attempt.result === 'withheld') return { id, state: 'withheld', error, again: null }
  const again =
    attempt.result === 'temporary' ? nextAttemptAt(mail, ctx.now, attempt.retryAfterSeconds)?.getTime() : undefined
  return again ? { id, state: 'queued', error, again } : { id, state: 'failed', error, again: null }
}
