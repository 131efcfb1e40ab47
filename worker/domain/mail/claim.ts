import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { claimLastsFor, triedFor } from './rules.ts'
import { type MailRow, mails } from './table.ts'

const before = (ctx: Ctx, milliseconds: number) => new Date(ctx.now.getTime() - milliseconds)

/**
 * Takes up to `limit` due mails for one drain, in the order they were written; no other drain gets them.
 * Frees first what a worker that died had taken, behind the mails already due: one that kills the Worker must not hold up the rest.
 */
export async function claimMails(ctx: Ctx, limit: number): Promise<MailRow[]> {
  const claim = uuidv7(ctx.now)
  const due = ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, 'queued'), lte(mails.nextAttemptAt, ctx.now)))
    .orderBy(asc(mails.nextAttemptAt))
    .limit(limit)
  const [, , claimed] = await ctx.db.batch([
    giveUpStatement(ctx),
    releaseStatement(ctx),
    ctx.db
      .update(mails)
      .set({ state: 'sending', claim, claimedAt: ctx.now, attempts: sql`${mails.attempts} + 1` })
      .where(inArray(mails.id, due))
      .returning(),
  ])
  return claimed.sort((a, b) => (a.id < b.id ? -1 : 1))
}

const isStale = (ctx: Ctx) => and(eq(mails.state, 'sending'), lte(mails.claimedAt, before(ctx, claimLastsFor)))

const releaseStatement = (ctx: Ctx) =>
  ctx.db
    .update(mails)
    .set({ state: 'queued', claim: null, claimedAt: null, nextAttemptAt: ctx.now })
    .where(isStale(ctx))

const giveUpStatement = (ctx: Ctx) =>
  ctx.db
    .update(mails)
    .set({ state: 'failed', error: 'the Worker stopped each time it was sent', sealed: null })
    .where(and(isStale(ctx), lte(mails.createdAt, before(ctx, triedFor))))
