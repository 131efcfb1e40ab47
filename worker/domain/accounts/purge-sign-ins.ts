import { lte } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { signInCodes, signIns } from './table.ts'

/** Deletes codes, links and sign-ins that are over. */
export async function purgeSignIns(ctx: Ctx): Promise<void> {
  await ctx.db.batch([
    ctx.db.delete(signInCodes).where(lte(signInCodes.expiresAt, ctx.now)),
    ctx.db.delete(signIns).where(lte(signIns.expiresAt, ctx.now)),
  ])
}
