import { lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { familyOf } from './family.ts'
import { feedReaders } from './table.ts'

/** One poll in so many is written down and stands for all of them: a write for each would cost more than the answer. */
const sample = 20

const day = 86_400_000

/** The day of an instant in UTC, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Whether a poll is among those that are counted, by a number from 0 to 1 drawn for it. */
export const isCounted = (draw: number): boolean => draw < 1 / sample

/** Adds a counted poll, with those that it stands for. */
export const countPoll = (ctx: Ctx, { source, userAgent }: { source: string; userAgent: string | undefined }) =>
  ctx.db
    .insert(feedReaders)
    .values({ source, day: dayOf(ctx.now), family: familyOf(userAgent), polls: sample })
    .onConflictDoUpdate({
      target: [feedReaders.source, feedReaders.day, feedReaders.family],
      set: { polls: sql`${feedReaders.polls} + ${sample}` },
    })

/** Forgets the polls of more than 60 days ago. */
export async function forgetPolls(ctx: Ctx): Promise<void> {
  await ctx.db.delete(feedReaders).where(lt(feedReaders.day, dayOf(new Date(ctx.now.getTime() - 60 * day))))
}
