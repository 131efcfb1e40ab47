import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import { and, eq, exists, gt, lt, notExists, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { changedOne, insertFrom, insertWhen } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { keyedHash, plainHash } from '#worker/core/tokens.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { accountOfStatement } from './queries.ts'
import { nobodyYet } from './request-code.ts'
import { signInDays, triesOfCode } from './rules.ts'
import { speakerOfMailbox } from './speakers.ts'
import { accounts, signInCodes, signIns } from './table.ts'

/** The browser that signs in. */
export interface Visitor {
  locale: Locale
  /** The mailbox that becomes the first account of an empty installation. */
  ownerEmail: string | undefined
  /** The sign-in token that the browser brought along; it dies with the new sign-in. */
  earlierToken: string | undefined
}

interface Code {
  id: string
  mailbox: string
}

/** Signs in with a mailed code and gives the token of the new sign-in; undefined when the code is wrong, old, used or tried too often. */
export async function signInByCode(ctx: Ctx, email: string, code: string, visitor: Visitor) {
  const mailbox = mailboxOf(email) ?? ''
  const [codes, [account]] = await ctx.db.batch([countTryStatement(ctx, mailbox), accountOfStatement(ctx, mailbox)])
  const hashes = await Promise.all(codes.map(({ id }) => keyedHash(ctx.secret, `code:${id}:${code}`)))
  const right = codes.find(({ codeHash }, index) => isEqual(codeHash, hashes[index] ?? ''))
  return right ? consume(ctx, { id: right.id, mailbox }, account?.id, visitor) : undefined
}

/** Signs in with a one-time link, like a code that came with its mailbox. */
export async function signInByLink(ctx: Ctx, link: Code, visitor: Visitor) {
  const [account] = await accountOfStatement(ctx, link.mailbox)
  return consume(ctx, link, account?.id, visitor)
}

/** Counts the try before anything is compared: parallel guesses cannot outrun it. */
const countTryStatement = (ctx: Ctx, mailbox: string) =>
  ctx.db
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(
      and(eq(signInCodes.mailbox, mailbox), lt(signInCodes.tries, triesOfCode), gt(signInCodes.expiresAt, ctx.now)),
    )
    .returning({ id: signInCodes.id, codeHash: signInCodes.codeHash })

const isEqual = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Makes the sign-in from the code row and deletes the row in one batch: of two at once, one finds it gone. */
async function consume(ctx: Ctx, code: Code, known: string | undefined, visitor: Visitor) {
  const token = randomKey()
  const id = uuidv7(ctx.now)
  const accountId = known ?? uuidv7(ctx.now)
  const unused = exists(
    ctx.db
      .select({ id: signInCodes.id })
      .from(signInCodes)
      .where(and(eq(signInCodes.id, code.id), gt(signInCodes.expiresAt, ctx.now))),
  )
  const person = exists(ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)))
  const signedIn = exists(ctx.db.select({ id: signIns.id }).from(signIns).where(eq(signIns.id, id)))
  const signIn = {
    id,
    tokenHash: await plainHash(token),
    accountId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + signInDays * 86_400_000),
  }
  const [, , [made]] = await ctx.db.batch([
    newAccountStatement(ctx, accountId, code.mailbox, visitor),
    auditWhenStatement(ctx, { action: 'account.created', actorId: accountId, subjectId: accountId }, changedOne),
    insertWhen(ctx.db, signIns, signIn, sql`${unused} and ${person}`).returning({ id: signIns.id }),
    auditWhenStatement(ctx, { action: 'account.signed-in', actorId: accountId, subjectId: accountId }, signedIn),
    // Mail to an organiser is written in the language of the pages they last signed in on.
    ctx.db
      .update(accounts)
      .set({ locale: visitor.locale })
      .where(and(eq(accounts.id, accountId), signedIn)),
    ctx.db.delete(signIns).where(and(eq(signIns.tokenHash, await plainHash(visitor.earlierToken ?? '')), signedIn)),
    ctx.db.delete(signInCodes).where(eq(signInCodes.mailbox, code.mailbox)),
  ])
  return made ? token : undefined
}

/** The account of OWNER_EMAIL, while there is none at all, or of a speaker who has none yet. */
function newAccountStatement(ctx: Ctx, id: string, mailbox: string, { ownerEmail = '', locale }: Visitor) {
  const ownerName = ownerEmail.slice(0, ownerEmail.lastIndexOf('@'))
  const isOwner = mailboxOf(ownerEmail) === mailbox ? sql`true` : sql`false`
  const known = ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.mailbox, mailbox))
  return insertFrom(
    ctx.db,
    accounts,
    { id, email: sql`person.email`, mailbox, name: sql`person.name`, locale, createdAt: ctx.now },
    sql`from (
      select ${ownerEmail} as email, ${ownerName} as name where ${isOwner} and ${nobodyYet(ctx)}
      union all select email, name from ${speakerOfMailbox(mailbox)}
    ) person where ${notExists(known)} limit 1`,
  )
}
