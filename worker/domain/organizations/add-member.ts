import { and, eq, exists, gt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertWhen } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { accounts } from '../accounts/table.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { auditEntries } from '../audit/table.ts'
import { drainSoon, mailWhenStatement } from '../mail/outbox.ts'
import { additionsADay } from './rules.ts'
import type { MemberForm } from './schema.ts'
import { members, type OrganizationRow } from './table.ts'

interface NewMember extends MemberForm {
  /** The language of the mail to somebody who had no account. */
  locale: Locale
}

/** Adds a person by mailbox, with an account where there is none, and mails them. Throws `request.too_many` beyond the day's additions. */
export async function addMember(
  ctx: Ctx,
  organization: OrganizationRow,
  actorId: string,
  { email, name, role, locale }: NewMember,
): Promise<'added' | 'already_member'> {
  const mailbox = mailboxOf(email) ?? ''
  const id = uuidv7(ctx.now)
  const organizationId = organization.id
  const allowed = sql`${additionsLately(ctx, organizationId)} < ${additionsADay}`
  const account = { id: uuidv7(ctx.now), email, mailbox, name, locale, createdAt: ctx.now }
  const accountId = sql`(select id from accounts where mailbox = ${mailbox})`
  const entry = { action: 'member.added', actorId, subjectId: id, organizationId, details: { role } }
  const mail = { key: `member.added:${id}`, template: 'member.added' as const, subjectId: id, mailbox }
  const isAdded = exists(ctx.db.select({ id: members.id }).from(members).where(eq(members.id, id)))
  const [, [added], , , [existing]] = await ctx.db.batch([
    insertWhen(ctx.db, accounts, account, allowed).onConflictDoNothing(),
    insertWhen(ctx.db, members, { id, organizationId, accountId, role, createdAt: ctx.now }, allowed)
      .onConflictDoNothing()
      .returning({ id: members.id }),
    auditWhenStatement(ctx, entry, isAdded),
    mailWhenStatement(ctx, mail, isAdded),
    memberOfMailboxStatement(ctx, organizationId, mailbox),
  ])
  if (!added && existing) return 'already_member'
  if (!added) throw new Problem('request.too_many')
  await drainSoon(ctx)
  return 'added'
}

const memberOfMailboxStatement = (ctx: Ctx, organizationId: string, mailbox: string) =>
  ctx.db
    .select({ id: members.id })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(and(eq(members.organizationId, organizationId), eq(accounts.mailbox, mailbox)))

const additionsLately = (ctx: Ctx, organizationId: string) =>
  ctx.db.$count(
    auditEntries,
    and(
      eq(auditEntries.organizationId, organizationId),
      gt(auditEntries.at, new Date(ctx.now.getTime() - 86_400_000)),
      eq(auditEntries.action, 'member.added'),
    ),
  )
