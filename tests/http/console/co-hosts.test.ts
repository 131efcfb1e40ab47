import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeAccount, makeCoHost, makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeProgramme } from '#tests/support/whole.ts'
import { type EventRow, eventHosts, events } from '#worker/domain/events/table.ts'
import { type MemberRole, members } from '#worker/domain/organizations/table.ts'

type Part = Parameters<typeof makeCoHost>[1]

/** An event of "OWN" and a member, by role, of an organization "GUEST" that has a part in it. */
async function world(role: MemberRole, part: Part = {}, values: Partial<EventRow> = {}) {
  const owner = await makeOrganization({ shortName: 'OWN' })
  const guest = await makeOrganization({ shortName: 'GUEST' })
  const event = await makeEvent({ organization: owner, ...values })
  await makeCoHost(event, { organization: guest, ...part })
  const account = await makeMember(guest, role)
  const cookie = await makeSignIn(account)
  const path = `/console/events/${event.slug}`
  const statusOf = async (end: string) => (await get(`${path}${end}`, { cookie })).status
  const statuses = async (...ends: string[]) => Promise.all(ends.map(statusOf))
  return { owner, guest, event, account, cookie, path, statuses }
}

const ends = ['', '/sessions', '/photos', '/history', '/registrations', '/registrations.csv', '/edit', '/hosts']

test.each([
  ['owner', [200, 200, 200, 200, 403, 403, 403, 403]],
  ['organiser', [200, 200, 200, 200, 403, 403, 403, 403]],
  ['programme-editor', [200, 200, 403, 403, 403, 403, 403, 403]],
  ['viewer', [200, 403, 403, 403, 403, 403, 403, 403]],
  ['door-staff', [404, 404, 404, 404, 404, 404, 404, 404]],
] as const)('an accepted co-host’s %s gets that much of the event and no more', async (role, expected) => {
  for (const part of ['co-host', 'host'] as const) {
    expect(await (await world(role, { role: part })).statuses(...ends), part).toEqual(expected)
  }
})

test.each(['partner', 'sponsor', 'media-partner'] as const)(
  'members of a %s are strangers to the console of the event',
  async (part) => {
    const { statuses } = await world('owner', { role: part })
    expect(await statuses(...ends)).toEqual(ends.map(() => 404))
  },
)

test('before the organization accepts, its members are strangers', async () => {
  const { statuses } = await world('owner', { acceptedAt: null })
  expect(await statuses(...ends)).toEqual(ends.map(() => 404))
})

test('organisers of a co-host read the registrants, list and file, where the owner shows them, and never change one', async () => {
  const { event, cookie, path, statuses } = await world('organiser')
  const registration = await makeRegistration({ name: 'Shown Guest' }, event)
  const show = (coHostsSeeRegistrants: boolean) =>
    ctx().db.update(events).set({ coHostsSeeRegistrants }).where(eq(events.id, event.id))
  expect(await statuses('/registrations', '/registrations.csv')).toEqual([403, 403])
  expect(await (await get(`${path}?lang=en`, { cookie })).text()).not.toContain('/registrations')
  await show(true)
  expect(await statuses('/registrations', '/registrations.csv', '/edit', '/hosts')).toEqual([200, 200, 403, 403])
  const list = await (await get(`${path}/registrations?lang=en`, { cookie })).text()
  expect(list).toContain('Shown Guest')
  expect(list).not.toContain('/cancellation')
  expect((await post(`${path}/registrations`, {}, { cookie })).status).toBe(403)
  expect((await post(`${path}/registrations/${registration.id}/cancellation`, {}, { cookie })).status).toBe(403)
  await show(false)
  expect(await statuses('/registrations', '/registrations.csv')).toEqual([403, 403])
})

test.each(['programme-editor', 'viewer'] as const)('a co-host’s %s never sees the registrants', async (role) => {
  const { statuses } = await world(role, {}, { coHostsSeeRegistrants: true })
  expect(await statuses('/registrations', '/registrations.csv')).toEqual([403, 403])
})

test('A11: a host removed, a role lowered or a part changed to sponsor counts on the next request', async () => {
  const { owner, guest, event, account, cookie, path, statuses } = await world('organiser')
  expect(await statuses('', '/sessions')).toEqual([200, 200])
  await ctx().db.update(members).set({ role: 'viewer' }).where(eq(members.accountId, account.id))
  expect(await statuses('', '/sessions')).toEqual([200, 403])
  const ownersCookie = await makeSignIn(await makeMember(owner, 'owner'))
  await post(`${path}/hosts/${guest.slug}`, { role: 'sponsor', position: '2' }, { cookie: ownersCookie })
  expect(await statuses('', '/sessions')).toEqual([404, 404])
  await post(`${path}/hosts/${guest.slug}`, { role: 'co-host', position: '2' }, { cookie: ownersCookie })
  expect(await statuses('')).toEqual([200])
  await post(`${path}/hosts/${guest.slug}/removal`, {}, { cookie: ownersCookie })
  expect((await post(`${path}/sessions/list`, {}, { cookie })).status).toBe(404)
  expect(await statuses('', '/sessions')).toEqual([404, 404])
  expect(await ctx().db.select().from(eventHosts).where(eq(eventHosts.organizationId, guest.id))).toEqual([])
  expect(event.organizationId).toBe(owner.id)
})

test('whoever belongs to the owner and to a co-host has the owner’s role, be it less', async () => {
  const { owner, account, statuses } = await world('owner')
  await makeMember(owner, 'viewer', account)
  expect(await statuses('', '/sessions', '/edit')).toEqual([200, 403, 403])
  await ctx()
    .db.update(members)
    .set({ role: 'organiser' })
    .where(and(eq(members.accountId, account.id), eq(members.organizationId, owner.id)))
  expect(await statuses('', '/sessions', '/edit', '/registrations')).toEqual([200, 200, 200, 200])
})

test('whoever belongs to two co-hosts has the better of both roles, and door staff of one are not shut out of the other', async () => {
  const { event, account, statuses } = await world('viewer')
  const second = await makeCoHost(event, { position: 2 })
  await makeMember(second, 'organiser', account)
  expect(await statuses('', '/photos')).toEqual([200, 200])
  const other = await world('door-staff')
  await makeMember(await makeCoHost(other.event, { position: 2 }), 'viewer', other.account)
  expect(await other.statuses('', '/sessions')).toEqual([200, 403])
})

test('a co-host of one event is a stranger to the owner’s other events and to its own pages', async () => {
  const { owner, cookie } = await world('owner')
  const other = await makeEvent({ organization: owner })
  const pages = ['', '/members', '/settings', '/venues', '/speakers', '/events/new', '/archive']
  const paths = [`/console/events/${other.slug}`, ...pages.map((page) => `/console/organizations/${owner.slug}${page}`)]
  const answers = await Promise.all(paths.map((path) => get(path, { cookie })))
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404))
})

test('a co-host’s editor edits the profile of a speaker of this event and of no other', async () => {
  const { owner, event, statuses } = await world('programme-editor')
  const here = await makeProgramme(event, 'Here')
  const elsewhere = await makeProgramme(await makeEvent({ organization: owner }), 'Elsewhere')
  expect(await statuses(`/speakers/${here.speaker}`, `/speakers/${elsewhere.speaker}`)).toEqual([200, 404])
})

test('the pages of the event lead a co-host back to its own organization and to nothing it may not open', async () => {
  const { owner, guest, event, cookie, path } = await world('organiser')
  const programme = await makeProgramme(event, 'Talk')
  const pages = [
    '',
    '/sessions',
    `/sessions/${programme.session}`,
    `/speakers/${programme.speaker}`,
    '/photos',
    '/history',
  ]
  for (const page of pages) {
    const html = await (await get(`${path}${page}?lang=en`, { cookie })).text()
    expect(html, page).toContain(`/console/organizations/${guest.slug}?lang=en`)
    expect(html, page).not.toContain(`/console/organizations/${owner.slug}`)
    const links = [...html.matchAll(/href="(\/console[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    for (const href of new Set(links)) expect((await get(href, { cookie })).status, `${page} → ${href}`).toBe(200)
  }
})

test('the console lists what an organization co-hosts, with the figures only where they are shown', async () => {
  const { guest, event, cookie, path } = await world('organiser')
  const page = async (at: string) => (await get(`${at}?lang=en`, { cookie })).text()
  for (const at of ['/console', `/console/organizations/${guest.slug}`]) {
    const hidden = await page(at)
    expect(hidden, at).toContain(`href="${path}?lang=en"`)
    expect(hidden, at).toContain('event of OWN · Co-host')
    expect(hidden, at).not.toContain('0 places taken')
  }
  await ctx().db.update(events).set({ coHostsSeeRegistrants: true }).where(eq(events.id, event.id))
  for (const at of ['/console', `/console/organizations/${guest.slug}`])
    expect(await page(at), at).toContain('0 places taken')
  await ctx().db.update(events).set({ archivedAt: new Date() }).where(eq(events.id, event.id))
  expect(await page('/console')).not.toContain(event.slug)
  expect(await page(`/console/organizations/${guest.slug}`)).not.toContain(event.slug)
  expect(await page(`/console/organizations/${guest.slug}/archive`)).toContain(`href="${path}?lang=en"`)
})

test('a sponsor finds the event on its page without a way into the console', async () => {
  const { guest, event, cookie, path } = await world('organiser', { role: 'sponsor' })
  expect(await (await get('/console?lang=en', { cookie })).text()).not.toContain(event.slug)
  const html = await (await get(`/console/organizations/${guest.slug}?lang=en`, { cookie })).text()
  expect(html).toContain(`href="/events/${event.slug}?lang=en"`)
  expect(html).not.toContain(`href="${path}`)
})

test('who asks is still one round trip, for a co-host as for a stranger', async () => {
  const { cookie, path } = await world('organiser')
  expect(await counted(path, { headers: { cookie } })).toMatchObject({ status: 200, roundTrips: 2 })
  const stranger = await makeSignIn(await makeAccount())
  expect(await counted(path, { headers: { cookie: stranger } })).toMatchObject({ status: 404, roundTrips: 1 })
})
