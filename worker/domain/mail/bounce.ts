import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { mails } from './table.ts'

/** Notes that a mail came back or was complained of. Told twice, or of a mail that we do not know, it changes nothing. */
export async function bounce(ctx: Ctx, mailId: string, words: string): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ state: 'bounced', error: words.slice(0, 500), sealed: null, claim: null, claimedAt: null })
    // `sending`: the provider may be quicker than our own mark.
    .where(and(eq(mails.id, mailId), inArray(mails.state, ['sent', 'sending'])))
}
