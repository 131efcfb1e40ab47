import { and, asc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { claimLastsFor, ownWords, priorities, triedFor } from './rules.ts'
import { type MailRow, mails } from './table.ts'

const before = (ctx: Ctx, milliseconds: number) => new Date(ctx.now.getTime() - milliseconds)

const wasLeft = (ctx: Ctx) => and(eq(mails.state, 'sending'), lte(mails.claimedAt, before(ctx, claimLastsFor)))

/** The ids of the first mails of one kind; each limited by itself, so that the index is read no further than the drain needs. */
const first = (ctx: Ctx, { where, order, limit }: { where: SQL | undefined; order: SQL; limit: number }) =>
  sql`select id from ${ctx.db.select({ id: mails.id }).from(mails).where(where).orderBy(order).limit(limit)}`

/** What is due, the most urgent first and then the longest due; at last what a worker that died had taken: one mail that kills the Worker must not hold up the rest. */
const dueIds = (ctx: Ctx, limit: number) => {
  const isDue = (priority: number) =>
    and(eq(mails.state, 'queued'), eq(mails.priority, priority), lte(mails.nextAttemptAt, ctx.now))
  const kinds = [
    ...Object.values(priorities).map((priority) => ({
      where: isDue(priority),
      order: asc(mails.nextAttemptAt),
      limit,
    })),
    { where: and(wasLeft(ctx), gt(mails.createdAt, before(ctx, triedFor))), order: asc(mails.claimedAt), limit },
  ]
  return sql`(${sql.join(
    kinds.map((kind) => first(ctx, kind)),
    sql` union all `,
  )} limit ${limit})`
}

/** Takes up to `limit` due mails for one drain, in one statement: no other drain gets them. In the order they were written, the urgent ones first. */
export async function claimMails(ctx: Ctx, limit: number): Promise<MailRow[]> {
  const claimed = await ctx.db
    .update(mails)
    .set({ state: 'sending', claim: uuidv7(ctx.now), claimedAt: ctx.now, attempts: sql`${mails.attempts} + 1` })
    .where(inArray(mails.id, dueIds(ctx, limit)))
    .returning()
  const isPatient = ({ priority }: MailRow) => Number(priority !== priorities.atOnce)
  return claimed.sort(
    (a, b) => isPatient(a) - isPatient(b) || Number(a.createdAt) - Number(b.createdAt) || (a.id < b.id ? -1 : 1),
  )
}

/** Gives up what stopped the Worker each time for a day; it can be sent again by hand. */
export async function giveUpMails(ctx: Ctx): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ state: 'failed', claim: null, claimedAt: null, error: ownWords.workerStopped, sealed: null })
    .where(and(wasLeft(ctx), lte(mails.createdAt, before(ctx, triedFor))))
}
