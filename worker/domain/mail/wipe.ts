import { and, inArray, isNotNull, lte } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { secretLastsFor } from './rules.ts'
import { mails } from './table.ts'

/** Wipes the secrets of mails that were not sent in time; whatever was settled is wiped already. */
export async function wipeSecrets(ctx: Ctx): Promise<void> {
  await ctx.db
    .update(mails)
    .set({ sealed: null })
    .where(
      and(
        inArray(mails.state, ['queued', 'sending']),
        isNotNull(mails.sealed),
        lte(mails.createdAt, new Date(ctx.now.getTime() - secretLastsFor)),
      ),
    )
}
