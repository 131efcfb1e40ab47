import { randomInt } from 'node:crypto'
import { and, eq, exists, gt, notExists, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { seal } from '#worker/core/seal.ts'
import { insertWhen } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { keyedHash } from '#worker/core/tokens.ts'
import { drainSoon, mailWhenStatement } from '../mail/outbox.ts'
import { mails } from '../mail/table.ts'
import { codeMinutes, mailsAnHour } from './rules.ts'
import { speakerOfMailbox } from './speakers.ts'
import { accounts, signInCodes } from './table.ts'

/** Who asks for a code. */
export interface Asker {
  email: string
  /** Of the page; the mail is written in it. */
  locale: Locale
  /** The mailbox that becomes the first account of an empty installation. */
  ownerEmail: string | undefined
}

/** Mails a six-digit code where an account has the mailbox, or a speaker's link went to it. Does the same work and says nothing for everybody else. */
export async function requestCode(ctx: Ctx, { email, locale, ownerEmail }: Asker): Promise<void> {
  const mailbox = mailboxOf(email) ?? ''
  const id = uuidv7(ctx.now)
  const code = randomInt(1_000_000).toString().padStart(6, '0')
  const codeHash = await keyedHash(ctx.secret, `code:${id}:${code}`)
  const expiresAt = new Date(ctx.now.getTime() + codeMinutes * 60_000)
  const key = `sign-in.code:${id}`
  const sealed = await seal(ctx.secret, code)
  await ctx.db.batch([
    insertWhen(
      ctx.db,
      signInCodes,
      { id, mailbox, codeHash, expiresAt, createdAt: ctx.now, locale },
      sql`${isExpected(ctx, mailbox, ownerEmail)} and ${mailsLately(ctx, mailbox)} < ${mailsAnHour}`,
    ),
    mailWhenStatement(
      ctx,
      { key, template: 'sign-in.code', subjectId: id, mailbox, sealed },
      exists(ctx.db.select({ id: signInCodes.id }).from(signInCodes).where(eq(signInCodes.id, id))),
    ),
  ])
  await drainSoon(ctx)
}

/** The mailbox of an account or of a speaker, or that of the first owner while nobody has one. */
function isExpected(ctx: Ctx, mailbox: string, ownerEmail: string | undefined) {
  const person = ctx.db.select({ id: accounts.id }).from(accounts)
  const isFirstOwner = mailboxOf(ownerEmail ?? '') === mailbox
  return or(
    exists(person.where(eq(accounts.mailbox, mailbox))),
    sql`exists ${speakerOfMailbox(mailbox)}`,
    isFirstOwner ? nobodyYet(ctx) : undefined,
  )
}

/** Holds on an installation without any account. */
export const nobodyYet = (ctx: Ctx) => notExists(ctx.db.select({ id: accounts.id }).from(accounts))

const mailsLately = (ctx: Ctx, mailbox: string) =>
  ctx.db.$count(
    mails,
    and(
      eq(mails.mailbox, mailbox),
      eq(mails.template, 'sign-in.code'),
      gt(mails.createdAt, new Date(ctx.now.getTime() - 3_600_000)),
    ),
  )
