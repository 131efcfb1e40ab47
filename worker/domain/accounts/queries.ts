import { and, eq, gt } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { accounts, signInCodes } from './table.ts'

/** The account of a folded mailbox. */
export const accountOfStatement = (ctx: Ctx, mailbox: string) =>
  ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.mailbox, mailbox))

/** The unused one-time link behind a token; looking at it changes nothing. A code never matches, its hash is keyed. */
export async function findSignInLink(ctx: Ctx, token: string) {
  const [link] = await ctx.db
    .select({ id: signInCodes.id, mailbox: signInCodes.mailbox })
    .from(signInCodes)
    .where(and(eq(signInCodes.codeHash, await plainHash(token)), gt(signInCodes.expiresAt, ctx.now)))
  return link
}
