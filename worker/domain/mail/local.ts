import { desc, eq, notExists, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { localMails } from './table.ts'

export type LocalMail = typeof localMails.$inferSelect

/** Delivers one mail to the mailbox of a laptop; one that is there already is not delivered again. */
export async function keepLocally(ctx: Ctx, mail: Omit<LocalMail, 'id' | 'sentAt'>): Promise<void> {
  const known = ctx.db.select({ id: localMails.id }).from(localMails).where(eq(localMails.messageId, mail.messageId))
  await insertWhen(ctx.db, localMails, { id: uuidv7(ctx.now), sentAt: ctx.now, ...mail }, notExists(known))
}

/** The newest mails of the local mailbox. */
export const localMailbox = (ctx: Ctx, limit: number): Promise<LocalMail[]> =>
  ctx.db.select().from(localMails).orderBy(desc(sql`rowid`)).limit(limit)

/** One mail of the local mailbox. */
export async function findLocalMail(ctx: Ctx, id: string): Promise<LocalMail | undefined> {
  const [mail] = await ctx.db.select().from(localMails).where(eq(localMails.id, id))
  return mail
}
