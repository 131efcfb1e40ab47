import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { eventHosts, events, eventWords } from '#worker/domain/events/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'

async function world(role: MemberRole = 'organiser') {
  const owner = await makeOrganization({ shortName: 'OWN' })
  const account = await makeMember(owner, role)
  const cookie = await makeSignIn(account)
  const before = new Date(Date.now() - 60_000)
  const event = await makeEvent({ organization: owner, updatedAt: before })
  return { owner, account, cookie, event, path: `/console/events/${event.slug}/hosts` }
}

const hostsOf = (eventId: string) =>
  ctx()
    .db.select({ organizationId: eventHosts.organizationId, role: eventHosts.role, position: eventHosts.position })
    .from(eventHosts)
    .where(eq(eventHosts.eventId, eventId))
    .orderBy(asc(eventHosts.position))

const wordsOf = async (eventId: string) =>
  (await ctx().db.select({ word: eventWords.word }).from(eventWords).where(eq(eventWords.eventId, eventId))).map(
    ({ word }) => word,
  )

const updateOf = async (eventId: string) =>
  (await ctx().db.select({ at: events.updatedAt }).from(events).where(eq(events.id, eventId)))[0]?.at

test('a host is named last and waits for its answer: nothing that is public changes', async () => {
  const { owner, cookie, event, path } = await world()
  const guest = await makeOrganization({ name: { fr: 'Chambre de commerce' }, shortName: 'CCI' })
  const answer = await post(`${path}?lang=en`, { organization: guest.slug, role: 'partner' }, { cookie })
  expect(answer.headers.get('location')).toBe(`${path}?done=saved&lang=en`)
  expect(await hostsOf(event.id)).toEqual([
    { organizationId: owner.id, role: 'host', position: 0 },
    { organizationId: guest.id, role: 'partner', position: 1 },
  ])
  expect(await wordsOf(event.id)).toEqual([])
  expect(await updateOf(event.id)).toEqual(event.updatedAt)
  expect(await (await get(`/events/${event.slug}?lang=en`)).text()).not.toContain('Chambre de commerce')
  const [line] = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect([line?.action, line?.details]).toEqual(['host.added', { host: guest.slug, role: 'partner' }])
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  expect(page).toContain('no answer yet')
  expect(page).toMatch(/Invited on \w+, \d+ \w+ \d{4}\./)
  expect(page).toContain('Remove: CCI')
  expect(page).not.toContain('Remove: OWN')
})

test('an organization for which the organiser may answer is named at once: on the page, in the search, in the feeds', async () => {
  const { account, cookie, event, path } = await world()
  const guest = await makeOrganization({ name: { fr: 'Chambre de commerce' }, shortName: 'CCI' })
  await makeMember(guest, 'organiser', account)
  await post(path, { organization: guest.slug, role: 'partner' }, { cookie })
  expect(await wordsOf(event.id)).toContain('chambre')
  expect((await updateOf(event.id))?.getTime()).toBeGreaterThan(event.updatedAt.getTime())
  expect(await (await get(`/events/${event.slug}?lang=en`)).text()).toContain('Chambre de commerce')
})

test('a mere viewer of an organization cannot answer for it by naming it', async () => {
  const { account, cookie, path } = await world()
  const guest = await makeOrganization()
  await makeMember(guest, 'viewer', account)
  await post(path, { organization: guest.slug, role: 'partner' }, { cookie })
  const rows = await ctx().db.select().from(eventHosts).where(eq(eventHosts.organizationId, guest.id))
  expect(rows.map(({ acceptedAt }) => acceptedAt)).toEqual([null])
})

test('an unknown organization, and one that is a host already, are refused beside the field', async () => {
  const { owner, cookie, event, path } = await world()
  const unknown = await post(`${path}?lang=en`, { organization: 'nobody-here', role: 'partner' }, { cookie })
  expect([unknown.status, (await unknown.text()).includes('No organization has this address.')]).toEqual([422, true])
  const again = await post(`${path}?lang=en`, { organization: owner.slug, role: 'partner' }, { cookie })
  expect([again.status, (await again.text()).includes('already named as a host')]).toEqual([422, true])
  expect(await hostsOf(event.id)).toHaveLength(1)
})

test('a host moves up in the protocol order and the others close up', async () => {
  const { owner, cookie, event, path } = await world()
  const [second, third] = [await makeOrganization(), await makeOrganization()]
  for (const { slug } of [second, third]) await post(path, { organization: slug, role: 'co-host' }, { cookie })
  expect((await post(`${path}/${third.slug}`, { role: 'sponsor', position: '1' }, { cookie })).status).toBe(303)
  expect(await hostsOf(event.id)).toEqual([
    { organizationId: third.id, role: 'sponsor', position: 0 },
    { organizationId: owner.id, role: 'host', position: 1 },
    { organizationId: second.id, role: 'co-host', position: 2 },
  ])
  expect((await post(`${path}/nobody-here`, { role: 'sponsor', position: '1' }, { cookie })).status).toBe(404)
})

test('a host is removed, the organization that owns the event never', async () => {
  const { owner, cookie, event, path } = await world()
  const guest = await makeOrganization()
  await post(path, { organization: guest.slug, role: 'partner' }, { cookie })
  expect((await post(`${path}/${owner.slug}/removal`, {}, { cookie })).status).toBe(409)
  expect((await post(`${path}/${guest.slug}/removal`, {}, { cookie })).status).toBe(303)
  expect((await post(`${path}/${guest.slug}/removal`, {}, { cookie })).status).toBe(404)
  expect((await hostsOf(event.id)).map(({ organizationId }) => organizationId)).toEqual([owner.id])
})

test('a host that comes after another was removed, or at once with another, stands last and alone in its place', async () => {
  const { owner, cookie, event, path } = await world()
  const [second, third, fourth, fifth] = await Promise.all([1, 2, 3, 4].map(() => makeOrganization()))
  if (!second || !third || !fourth || !fifth) throw new Error('no organizations')
  for (const { slug } of [second, third]) await post(path, { organization: slug, role: 'co-host' }, { cookie })
  await post(`${path}/${second.slug}/removal`, {}, { cookie })
  await Promise.all([fourth, fifth].map(({ slug }) => post(path, { organization: slug, role: 'partner' }, { cookie })))
  const hosts = await hostsOf(event.id)
  expect(hosts.map(({ position }) => position)).toEqual([0, 2, 3, 4])
  expect(hosts.slice(0, 2).map(({ organizationId }) => organizationId)).toEqual([owner.id, third.id])
})

test('a viewer cannot change hosts, nor can a member of a co-host', async () => {
  const { event, cookie, path } = await world('viewer')
  const stranger = await world('owner')
  expect((await post(path, { organization: stranger.owner.slug }, { cookie })).status).toBe(403)
  expect((await post(path, { organization: stranger.owner.slug }, { cookie: stranger.cookie })).status).toBe(404)
  expect(await hostsOf(event.id)).toHaveLength(1)
})

test('what co-hosts may read is settled by a form of its own and told in the history once', async () => {
  const { cookie, event } = await world()
  const path = `/console/events/${event.slug}/co-host-rights`
  const sees = async () =>
    (await ctx().db.select({ sees: events.coHostsSeeRegistrants }).from(events).where(eq(events.id, event.id)))[0]?.sees
  expect(await sees()).toBe(false)
  const answer = await post(`${path}?lang=en`, { coHostsSeeRegistrants: 'on' }, { cookie })
  expect(answer.headers.get('location')).toBe(`/console/events/${event.slug}/hosts?done=saved&lang=en`)
  await post(path, { coHostsSeeRegistrants: 'on' }, { cookie })
  expect(await sees()).toBe(true)
  await post(path, {}, { cookie })
  expect(await sees()).toBe(false)
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(lines.map(({ action }) => action)).toEqual(['event.registrants_shown', 'event.registrants_hidden'])
})
