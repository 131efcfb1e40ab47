import { inArray, min } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { mails } from './table.ts'

/** Since when the oldest mail waits; null when none does. */
export async function oldestWaitingSince(ctx: Ctx): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ since: min(mails.createdAt) })
    .from(mails)
    .where(inArray(mails.state, ['queued', 'sending']))
  return row?.since ?? null
}
