import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { signInCodes } from '#worker/domain/accounts/table.ts'
import { ctx } from './context.ts'

/** The token of a one-time sign-in link, stored as `npm run sign-in-link` does. */
export async function makeLink(mailbox: string, now = new Date()): Promise<string> {
  const token = randomKey()
  await ctx()
    .db.insert(signInCodes)
    .values({
      id: uuidv7(now),
      mailbox,
      codeHash: await plainHash(token),
      expiresAt: new Date(now.getTime() + 30 * 60_000),
      createdAt: now,
    })
  return token
}
