import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization } from '#tests/support/make.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { addHost } from '#worker/domain/events/add-host.ts'
import { removeHost } from '#worker/domain/events/hosts.ts'
import { eventHosts } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { invitationsADay } from '#worker/domain/organizations/rules.ts'

async function world() {
  const organization = await makeOrganization()
  const actor = await makeMember(organization, 'organiser')
  const event = await makeEvent({ organization })
  const guest = await makeOrganization()
  return { organization, event, guest, change: { actorId: actor.id, event, slug: guest.slug } }
}

const mailsOf = (eventId: string) =>
  ctx()
    .db.select({ mailbox: mails.mailbox, template: mails.template })
    .from(mails)
    .where(sql`instr(${mails.key}, ${`host.invited:${eventId}:`}) = 1`)

const partOf = async (eventId: string, organizationId: string) =>
  (
    await ctx()
      .db.select()
      .from(eventHosts)
      .where(and(eq(eventHosts.eventId, eventId), eq(eventHosts.organizationId, organizationId)))
  )[0]

test('those who may answer are mailed once, however often the organization is named', async () => {
  const { event, guest, change } = await world()
  const told = [await makeMember(guest, 'owner'), await makeMember(guest, 'organiser')]
  for (const role of ['programme-editor', 'door-staff', 'viewer'] as const) await makeMember(guest, role)
  expect(await addHost(ctx(), change, 'co-host')).toBe('added')
  expect(await addHost(ctx(), change, 'co-host')).toBe('already')
  await removeHost(ctx(), change)
  expect(await addHost(ctx(), change, 'partner')).toBe('added')
  expect((await mailsOf(event.id)).toSorted((a, b) => a.mailbox.localeCompare(b.mailbox))).toEqual(
    told
      .map(({ mailbox }) => ({ mailbox, template: 'host.invited' }))
      .toSorted((a, b) => a.mailbox.localeCompare(b.mailbox)),
  )
})

test('no more than twenty people of one organization are mailed', async () => {
  const { event, guest, change } = await world()
  for (let n = 0; n < 22; n += 1) await makeMember(guest, 'organiser')
  await addHost(ctx(), change, 'co-host')
  expect(await mailsOf(event.id)).toHaveLength(20)
})

test('nobody is asked where the actor may answer, and the part is agreed at that moment', async () => {
  const { event, guest, change } = await world()
  const actor = await makeMember(guest, 'owner', await makeAccount())
  const now = new Date('2031-01-01T00:00:00Z')
  expect(await addHost(ctx(now), { ...change, actorId: actor.id }, 'partner')).toBe('added')
  expect(await partOf(event.id, guest.id)).toEqual({
    eventId: event.id,
    organizationId: guest.id,
    role: 'partner',
    position: 1,
    acceptedAt: now,
    ofOthers: true,
  })
  expect(await mailsOf(event.id)).toEqual([])
})

test('named by two organisers at once, the organization is one host with one line of history', async () => {
  const { event, change } = await world()
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => addHost(ctx(), change, 'co-host')))
  expect(outcomes.toSorted()).toEqual(['added', 'already', 'already', 'already'])
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(lines.map(({ action }) => action)).toEqual(['host.added'])
})

test('beyond the day’s invitations nobody is named or mailed', async () => {
  const { organization, event, guest, change } = await world()
  await makeMember(guest, 'owner')
  const lines = Array.from({ length: invitationsADay }, () => ({
    id: uuidv7(new Date()),
    at: new Date(),
    action: 'host.added',
    subjectId: 'other',
    organizationId: organization.id,
  }))
  for (let n = 0; n < lines.length; n += 10)
    await ctx()
      .db.insert(auditEntries)
      .values(lines.slice(n, n + 10))
  await expect(addHost(ctx(), change, 'co-host')).rejects.toEqual(new Problem('request.too_many'))
  expect(await partOf(event.id, guest.id)).toBeUndefined()
  expect(await mailsOf(event.id)).toEqual([])
  expect(await addHost(ctx(new Date(Date.now() + 25 * 3_600_000)), change, 'co-host')).toBe('added')
})
