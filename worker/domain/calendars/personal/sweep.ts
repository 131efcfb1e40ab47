import { and, eq, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { personalFeeds } from './table.ts'

const year = 365 * 86_400_000

/** Forgets the stars that no calendar asked for and nobody changed for a year: their feeds belong to nobody else. */
export async function sweepStars(ctx: Ctx): Promise<void> {
  const lastUse = sql`max(coalesce(${personalFeeds.polledAt}, 0), ${personalFeeds.updatedAt})`
  await ctx.db.delete(personalFeeds).where(and(eq(personalFeeds.kind, 'stars'), lt(lastUse, ctx.now.getTime() - year)))
}
