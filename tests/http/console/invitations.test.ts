import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeCoHost, makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { eventHosts } from '#worker/domain/events/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'

/** An event of "OWN" that asks "GUEST" to be its co-host, and a member of the guest. */
async function world(role: MemberRole = 'organiser') {
  const owner = await makeOrganization({ shortName: 'OWN' })
  const guest = await makeOrganization({ name: { en: 'Guest Institute' }, shortName: 'GUEST' })
  const event = await makeEvent({ organization: owner, title: { en: 'Joint seminar' }, languages: ['en'] })
  await makeCoHost(event, { organization: guest, acceptedAt: null })
  const cookie = await makeSignIn(await makeMember(guest, role))
  const home = `/console/organizations/${guest.slug}`
  return { owner, guest, event, cookie, home, path: `${home}/invitations/${event.slug}` }
}

const textOf = async (path: string, cookie?: string) => (await get(path, cookie ? { cookie } : {})).text()

test('an invitation stands on top of the console and on the page of the organization, with both answers', async () => {
  const { cookie, home, path } = await world()
  for (const page of ['/console', home]) {
    const html = await textOf(`${page}?lang=en`, cookie)
    expect(html, page).toContain('Joint seminar')
    expect(html, page).toContain('OWN invites GUEST · Co-host')
    expect(html, page).toContain(`action="${path}/acceptance?lang=en"`)
    expect(html, page).toContain(`action="${path}/refusal?lang=en"`)
    expect(html.indexOf('Invitations'), page).toBeLessThan(html.indexOf('No '))
  }
})

test('who may not answer does not see the invitation', async () => {
  const { cookie, home } = await world('viewer')
  for (const page of ['/console', home]) {
    expect(await textOf(`${page}?lang=en`, cookie), page).not.toContain('Joint seminar')
  }
})

test('once accepted, the event names the organization, and its page, feed and console list the event', async () => {
  const { guest, event, cookie, home, path } = await world()
  const shown = async () => [
    (await textOf(`/events/${event.slug}?lang=en`)).includes('Guest Institute'),
    (await textOf(`/organizations/${guest.slug}?lang=en`)).includes(event.slug),
    (await textOf(`/organizations/${guest.slug}/calendar.ics`)).includes(event.uid),
    (await textOf(`/events/${event.slug}/calendar.ics`)).includes('GUEST'),
    (await textOf('/?lang=en&q=guest+institute+joint')).includes(event.slug),
    (await textOf('/console?lang=en', cookie)).includes(`/console/events/${event.slug}?`),
  ]
  expect(await shown()).toEqual([false, false, false, false, false, false])
  // As publishing does.
  await ctx().db.run(`insert into event_words select 'joint', '${event.id}'`)
  const answer = await post(`${path}/acceptance?lang=en`, {}, { cookie })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${home}?done=accepted&lang=en`])
  expect(await shown()).toEqual([true, true, true, true, true, true])
  const html = await textOf(`${home}?done=accepted&lang=en`, cookie)
  expect(html).toContain('Accepted. The organization now stands on the event’s page')
  expect(html).toContain('event of OWN · Co-host')
  expect(html).toContain('Withdraw from “Joint seminar”')
})

test('a declined invitation is gone from everywhere, and its page says so', async () => {
  const { event, cookie, home, path } = await world()
  const answer = await post(`${path}/refusal?lang=en`, {}, { cookie })
  expect(answer.headers.get('location')).toBe(`${home}?done=declined&lang=en`)
  expect(await textOf(`${home}?done=declined&lang=en`, cookie)).toContain('Declined.')
  expect(await textOf('/console?lang=en', cookie)).not.toContain('Joint seminar')
  expect((await get(`/console/events/${event.slug}`, { cookie })).status).toBe(404)
  expect((await post(`${path}/acceptance`, {}, { cookie })).status).toBe(404)
})

test('an organization that withdraws leaves the event’s page and feed entry, and its feed gets a newer date', async () => {
  const { guest, event, cookie, path } = await world()
  await post(`${path}/acceptance`, {}, { cookie })
  expect((await get(`/console/events/${event.slug}`, { cookie })).status).toBe(200)
  expect((await post(`${path}/withdrawal`, {}, { cookie })).status).toBe(303)
  expect((await get(`/console/events/${event.slug}`, { cookie })).status).toBe(404)
  expect(await textOf(`/events/${event.slug}?lang=en`)).not.toContain('Guest Institute')
  expect(await textOf(`/organizations/${guest.slug}/calendar.ics`)).not.toContain(event.uid)
})

test('A1: nobody answers for an organization of others, nor for an event that does not name theirs; nothing changes', async () => {
  const { guest, event, path } = await world()
  const stranger = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(stranger, 'owner'))
  const own = `/console/organizations/${stranger.slug}/invitations/${event.slug}`
  const unknown = `/console/organizations/${stranger.slug}/invitations/nowhere`
  for (const verb of ['acceptance', 'refusal', 'withdrawal']) {
    const answers = await Promise.all([path, own, unknown].map((at) => post(`${at}/${verb}?lang=en`, {}, { cookie })))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()))
    const body = (html?: string) => html?.replaceAll(/(nonce|href|value)="[^"]*"|<link[^>]*>/g, '')
    for (const other of others) expect(body(other)).toBe(body(first))
  }
  const hosts = await ctx().db.select().from(eventHosts).where(eq(eventHosts.eventId, event.id))
  expect(hosts.filter(({ organizationId }) => organizationId !== event.organizationId)).toEqual([
    { eventId: event.id, organizationId: guest.id, role: 'co-host', position: 1, acceptedAt: null, ofOthers: true },
  ])
  expect(await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))).toEqual([])
})

test('the inviting organiser cannot accept in the guest’s name', async () => {
  const { owner, event, path } = await world()
  const cookie = await makeSignIn(await makeMember(owner, 'owner'))
  expect((await post(`${path}/acceptance`, {}, { cookie })).status).toBe(404)
  expect(
    (await post(`/console/organizations/${owner.slug}/invitations/${event.slug}/refusal`, {}, { cookie })).status,
  ).toBe(409)
})
