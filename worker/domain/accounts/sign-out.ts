import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import { signIns } from './table.ts'

/** Ends one sign-in; its cookie is worthless from then on. */
export async function signOut(ctx: Ctx, accountId: string, signInId: string): Promise<void> {
  await ctx.db.batch([
    ctx.db.delete(signIns).where(eq(signIns.id, signInId)),
    auditStatement(ctx, { action: 'account.signed-out', actorId: accountId, subjectId: accountId }),
  ])
}

/** Ends every sign-in of the account, on all devices. */
export async function signOutEverywhere(ctx: Ctx, accountId: string): Promise<void> {
  await ctx.db.batch([
    ctx.db.delete(signIns).where(eq(signIns.accountId, accountId)),
    auditStatement(ctx, { action: 'account.signed-out-everywhere', actorId: accountId, subjectId: accountId }),
  ])
}
