import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeMember, makeOrganization, unique } from '#tests/support/make.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { addMember } from '#worker/domain/organizations/add-member.ts'
import { changeRole, removeMember } from '#worker/domain/organizations/change-member.ts'
import { membersStatement } from '#worker/domain/organizations/queries.ts'
import { additionsADay } from '#worker/domain/organizations/rules.ts'
import { members, type OrganizationRow } from '#worker/domain/organizations/table.ts'

const person = (email = `${unique('new')}@example.org`) => ({
  email,
  name: 'Nguyễn Thị Thử',
  role: 'organiser' as const,
  locale: 'vi' as const,
})

const rolesOf = async (organization: OrganizationRow) =>
  (await membersStatement(ctx(), organization.id)).map(({ role }) => role).sort()

const linesOf = async (organization: OrganizationRow) =>
  (await ctx().db.select().from(auditEntries).where(eq(auditEntries.organizationId, organization.id))).map(
    ({ action, details }) => ({ action, details }),
  )

/** An organization, its owner, and the owner's member row. */
async function world() {
  const organization = await makeOrganization()
  const owner = await makeMember(organization, 'owner')
  const [row] = await membersStatement(ctx(), organization.id)
  return { organization, owner, ownerId: row?.id ?? '' }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

test('a new person gets account, membership, audit line and one mail together', async () => {
  const { organization, owner } = await world()
  const input = person()
  expect(await addMember(ctx(), organization, owner.id, input)).toBe('added')
  const added = (await membersStatement(ctx(), organization.id)).find(({ email }) => email === input.email)
  expect(added).toMatchObject({ name: input.name, role: 'organiser' })
  const sent = await ctx().db.select().from(mails).where(eq(mails.mailbox, input.email))
  expect(sent.map(({ key, template, subjectId }) => ({ key, template, subjectId }))).toEqual([
    { key: `member.added:${added?.id}`, template: 'member.added', subjectId: added?.id },
  ])
  expect(await linesOf(organization)).toEqual([{ action: 'member.added', details: { role: 'organiser' } }])
})

test('a person with an account keeps name and address, in whatever spelling the mailbox is typed', async () => {
  const { organization, owner } = await world()
  const account = await makeAccount({ name: 'Kept Name' })
  const typed = account.email.toUpperCase().replace('@', '+seminar@')
  expect(await addMember(ctx(), organization, owner.id, person(typed))).toBe('added')
  const all = await membersStatement(ctx(), organization.id)
  expect(all.find(({ accountId }) => accountId === account.id)).toMatchObject({
    name: 'Kept Name',
    email: account.email,
  })
  expect(await addMember(ctx(), organization, owner.id, person(account.email))).toBe('already_member')
  expect(await ctx().db.$count(mails, eq(mails.mailbox, account.mailbox))).toBe(1)
})

test('the same person added ten times at once is one account, one member and one mail', async () => {
  const { organization, owner } = await world()
  const input = person()
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => addMember(ctx(), organization, owner.id, input)))
  expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1)
  expect(await ctx().db.$count(accounts, eq(accounts.mailbox, input.email))).toBe(1)
  expect(await ctx().db.$count(mails, eq(mails.mailbox, input.email))).toBe(1)
})

test('a day has an end to the people one organization can send mail to', async () => {
  const { organization, owner } = await world()
  const at = ctx()
  const lines = Array.from({ length: additionsADay - 1 }, () => ({
    id: uuidv7(at.now),
    at: at.now,
    action: 'member.added',
    subjectId: 'x',
    organizationId: organization.id,
  }))
  for (const line of lines) await at.db.insert(auditEntries).values(line)
  expect(await codeOf(addMember(ctx(), organization, owner.id, person()))).toBe('done')
  const beyond = person()
  expect(await codeOf(addMember(ctx(), organization, owner.id, beyond))).toBe('request.too_many')
  expect(await ctx().db.$count(accounts, eq(accounts.mailbox, beyond.email))).toBe(0)
  const tomorrow = ctx(new Date(Date.now() + 86_400_001))
  expect(await codeOf(addMember(tomorrow, organization, owner.id, beyond))).toBe('done')
})

test('the last owner can neither be lowered nor removed', async () => {
  const { organization, owner, ownerId } = await world()
  await makeMember(organization, 'viewer')
  expect(await codeOf(changeRole(ctx(), organization, owner.id, ownerId, 'viewer'))).toBe('member.last_owner')
  expect(await codeOf(removeMember(ctx(), organization, owner.id, ownerId))).toBe('member.last_owner')
  expect(await codeOf(changeRole(ctx(), organization, owner.id, ownerId, 'owner'))).toBe('done')
  expect(await rolesOf(organization)).toEqual(['owner', 'viewer'])
  expect(await linesOf(organization)).toEqual([])
})

test('two owners who remove or lower each other at once leave one owner', async () => {
  const both: ((organization: OrganizationRow, by: string, who: string) => Promise<unknown>)[] = [
    (organization, by, who) => removeMember(ctx(), organization, by, who),
    (organization, by, who) => changeRole(ctx(), organization, by, who, 'viewer'),
  ]
  for (const act of both) {
    const { organization, owner } = await world()
    await makeMember(organization, 'owner')
    const ids = (await membersStatement(ctx(), organization.id)).map(({ id }) => id)
    const outcomes = await Promise.all(ids.map((id) => codeOf(act(organization, owner.id, id))))
    expect(outcomes.sort()).toEqual(['done', 'member.last_owner'])
    expect((await rolesOf(organization)).filter((role) => role === 'owner')).toHaveLength(1)
    expect(await linesOf(organization)).toHaveLength(1)
  }
})

test('a member of another organization is not found, and nothing changes', async () => {
  const [mine, other] = [await world(), await world()]
  await makeMember(other.organization, 'owner')
  for (const memberId of [other.ownerId, 'unknown']) {
    expect(await codeOf(changeRole(ctx(), mine.organization, mine.owner.id, memberId, 'viewer'))).toBe('not_found')
    expect(await codeOf(removeMember(ctx(), mine.organization, mine.owner.id, memberId))).toBe('not_found')
  }
  expect(await rolesOf(other.organization)).toEqual(['owner', 'owner'])
})

test('a removed member leaves an audit line and keeps the account', async () => {
  const { organization, owner } = await world()
  const viewer = await makeMember(organization, 'viewer')
  const [row] = await ctx().db.select().from(members).where(eq(members.accountId, viewer.id))
  await changeRole(ctx(), organization, owner.id, row?.id ?? '', 'organiser')
  await removeMember(ctx(), organization, owner.id, row?.id ?? '')
  expect(await rolesOf(organization)).toEqual(['owner'])
  expect(await linesOf(organization)).toEqual([
    { action: 'member.role-changed', details: { role: 'organiser' } },
    { action: 'member.removed', details: null },
  ])
  expect(await ctx().db.$count(accounts, eq(accounts.id, viewer.id))).toBe(1)
})
