import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { emptyAccounts } from '#tests/support/empty.ts'
import { makeAccount, unique } from '#tests/support/make.ts'
import { unseal } from '#worker/core/seal.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { purgeSignIns } from '#worker/domain/accounts/purge-sign-ins.ts'
import { requestCode } from '#worker/domain/accounts/request-code.ts'
import { signInByCode, type Visitor } from '#worker/domain/accounts/sign-in.ts'
import { accounts, signInCodes, signIns } from '#worker/domain/accounts/table.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'

const visitor: Visitor = { locale: 'en', ownerEmail: 'first-owner@example.org', earlierToken: undefined }
const minute = 60_000

/** Asks for a code and takes it from the sealed outbox row, as the mail would show it. */
async function codeFor(email: string, at = new Date(), ownerEmail = visitor.ownerEmail): Promise<string> {
  await requestCode(ctx(at), { email, locale: 'en', ownerEmail })
  const [mail] = await ctx()
    .db.select()
    .from(mails)
    .where(and(eq(mails.mailbox, email), eq(mails.createdAt, at)))
  return unseal(ctx().secret, mail?.sealed ?? '')
}

const wrong = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')
const signInsOf = (accountId: string) => ctx().db.select().from(signIns).where(eq(signIns.accountId, accountId))
const codesOf = (mailbox: string) => ctx().db.select().from(signInCodes).where(eq(signInCodes.mailbox, mailbox))

test('a mailed code opens once, leaves an audit line and is kept nowhere in clear', async () => {
  const account = await makeAccount()
  const code = await codeFor(account.email)
  const [row] = await codesOf(account.mailbox)
  const [mail] = await ctx().db.select().from(mails).where(eq(mails.mailbox, account.mailbox))
  expect(JSON.stringify([row, mail])).not.toContain(code)
  expect(mail).toMatchObject({ key: `sign-in.code:${row?.id}`, template: 'sign-in.code', subjectId: row?.id })

  const token = await signInByCode(ctx(), account.email, code, visitor)
  expect(token).toMatch(/^[\w-]{22}$/)
  expect((await signInsOf(account.id)).map((signIn) => signIn.tokenHash)).toEqual([await plainHash(token ?? '')])
  expect(await signInByCode(ctx(), account.email, code, visitor)).toBeUndefined()
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, account.id))
  expect(lines.map((line) => line.action)).toEqual(['account.signed-in'])
})

test('200 parallel wrong guesses kill the code, and only the code', async () => {
  const account = await makeAccount()
  const code = await codeFor(account.email)
  const guesses = Array.from({ length: 200 }, () => signInByCode(ctx(), account.email, wrong(code), visitor))
  expect(new Set(await Promise.all(guesses))).toEqual(new Set([undefined]))
  expect((await codesOf(account.mailbox)).map((row) => row.tries)).toEqual([5])
  expect(await signInByCode(ctx(), account.email, code, visitor)).toBeUndefined()
  expect(await signInsOf(account.id)).toEqual([])

  const later = new Date(Date.now() + minute)
  expect(await signInByCode(ctx(later), account.email, await codeFor(account.email, later), visitor)).toBeDefined()
})

test('the right code sent twenty times at once makes exactly one sign-in', async () => {
  const account = await makeAccount()
  const code = await codeFor(account.email)
  const tokens = await Promise.all(Array.from({ length: 20 }, () => signInByCode(ctx(), account.email, code, visitor)))
  expect(tokens.filter((token) => token !== undefined)).toHaveLength(1)
  expect(await signInsOf(account.id)).toHaveLength(1)
})

test('a code opens its own mailbox only, and not after ten minutes', async () => {
  const [one, other] = [await makeAccount(), await makeAccount()]
  const code = await codeFor(one.email)
  expect(await signInByCode(ctx(), other.email, code, visitor)).toBeUndefined()
  const late = ctx(new Date(Date.now() + 10 * minute + 1))
  expect(await signInByCode(late, one.email, code, visitor)).toBeUndefined()
  expect(await signInByCode(ctx(), one.email.toUpperCase(), code, visitor)).toBeDefined()
})

test('a hundred requests at once mail three codes an hour; an unknown mailbox gets none', async () => {
  const account = await makeAccount()
  const stranger = `${unique('stranger')}@example.org`
  const at = ctx()
  await Promise.all(Array.from({ length: 100 }, () => requestCode(at, { ...visitor, email: account.email })))
  await requestCode(at, { ...visitor, email: stranger })
  const mailsTo = (mailbox: string) => ctx().db.$count(mails, eq(mails.mailbox, mailbox))
  expect([await mailsTo(account.mailbox), await mailsTo(stranger)]).toEqual([3, 0])
  expect([(await codesOf(account.mailbox)).length, (await codesOf(stranger)).length]).toEqual([3, 0])
  await requestCode(ctx(new Date(at.now.getTime() + 61 * minute)), { ...visitor, email: account.email })
  expect(await mailsTo(account.mailbox)).toBe(4)
})

test('the mails of an account follow the language in which it last signed in, never that of a wrong code', async () => {
  const account = await makeAccount()
  const code = await codeFor(account.email)
  const localeNow = async () => (await ctx().db.select().from(accounts).where(eq(accounts.id, account.id)))[0]?.locale
  await signInByCode(ctx(), account.email, wrong(code), { ...visitor, locale: 'fr' })
  expect(await localeNow()).toBe(account.locale)
  await signInByCode(ctx(), account.email, code, { ...visitor, locale: 'vi' })
  expect(await localeNow()).toBe('vi')
})

test('a new sign-in gets a token of its own and ends the one that the browser brought along', async () => {
  const account = await makeAccount()
  const planted = await signInByCode(ctx(), account.email, await codeFor(account.email), visitor)
  const later = new Date(Date.now() + 1000)
  const earlierToken = planted ?? ''
  const code = await codeFor(account.email, later)
  const fresh = await signInByCode(ctx(later), account.email, code, { ...visitor, earlierToken })
  expect(fresh).not.toBe(planted)
  expect((await signInsOf(account.id)).map((row) => row.tokenHash)).toEqual([await plainHash(fresh ?? '')])
})

test('the mailbox of OWNER_EMAIL becomes the first account of an empty installation, and only there', async () => {
  const owner = `${unique('owner')}@example.org`
  await makeAccount()
  await requestCode(ctx(), { email: owner, locale: 'en', ownerEmail: owner })
  expect(await codesOf(owner)).toEqual([])

  await emptyAccounts()
  const code = await codeFor(owner, new Date(), owner)
  expect(await signInByCode(ctx(), owner, code, { ...visitor, ownerEmail: owner })).toBeDefined()
  const rows = await ctx().db.select().from(accounts)
  expect(rows.map(({ email, mailbox, name }) => ({ email, mailbox, name }))).toEqual([
    { email: owner, mailbox: owner, name: owner.split('@')[0] },
  ])
})

test('what is over is deleted by night, what still opens stays', async () => {
  const account = await makeAccount()
  await signInByCode(ctx(), account.email, await codeFor(account.email), visitor)
  const later = new Date(Date.now() + minute)
  await codeFor(account.email, later)
  await purgeSignIns(ctx(new Date(Date.now() + 5 * minute)))
  expect([(await codesOf(account.mailbox)).length, (await signInsOf(account.id)).length]).toEqual([1, 1])
  await purgeSignIns(ctx(new Date(Date.now() + 31 * 86_400_000)))
  expect([(await codesOf(account.mailbox)).length, (await signInsOf(account.id)).length]).toEqual([0, 0])
})
