import { lt, notLike, or } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { edition } from './keep.ts'
import { feeds } from './table.ts'

/** Forgets feeds of earlier editions, and those that changed 30 days ago and that nobody has asked for since; whoever does again gets them rendered anew. */
export async function sweepFeeds(ctx: Ctx): Promise<void> {
  const long = new Date(ctx.now.getTime() - 30 * 86_400_000)
  await ctx.db.delete(feeds).where(or(lt(feeds.staleSince, long), notLike(feeds.address, `%#${edition}`)))
}
