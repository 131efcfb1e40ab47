import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeAccount, makeCoHost, makeEvent, makeOrganization } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { removeHost } from '#worker/domain/events/hosts.ts'

const google = { accept: '*/*', 'user-agent': 'Google-Calendar-Importer', 'accept-language': 'fr' }

async function events(path: string) {
  const answer = await get(path, { headers: google })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, lintCalendar(bytes)]).toEqual([200, []])
  return components(unfold(bytes), 'VEVENT')
}

test('an event’s feed is a calendar file with strong tag, date and name, without cookie, whoever asks', async () => {
  const event = await makeEvent({ updatedAt: new Date('2026-11-01T02:03:04.999Z') })
  const path = `/events/${event.slug}/calendar.ics`
  const answer = await get(path, { headers: google })
  const names = ['content-type', 'content-disposition', 'cache-control', 'cache-tag', 'last-modified', 'set-cookie']
  expect(names.map((name) => answer.headers.get(name))).toEqual([
    'text/calendar; charset=utf-8',
    `inline; filename="${event.slug}.ics"`,
    'public, max-age=300',
    `event-${event.id}`,
    'Sun, 01 Nov 2026 02:03:04 GMT',
    null,
  ])
  expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
  expect(await (await get(path, { headers: { accept: 'text/html', 'accept-language': 'vi' } })).text()).toBe(
    await answer.text(),
  )
})

test('a client that has the present copy gets 304; the tag counts before the date', async () => {
  const event = await makeEvent()
  const path = `/events/${event.slug}/calendar.ics`
  const first = await get(path)
  const etag = first.headers.get('etag') ?? ''
  const date = first.headers.get('last-modified') ?? ''
  const status = async (headers: Record<string, string>) => (await get(path, { headers })).status
  expect(
    await Promise.all([
      status({ 'if-none-match': etag }),
      status({ 'if-none-match': `"other", W/${etag}` }),
      status({ 'if-modified-since': date }),
      status({ 'if-none-match': '"other"', 'if-modified-since': date }),
      status({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }),
    ]),
  ).toEqual([304, 304, 304, 200, 200])
  const unchanged = await get(path, { headers: { 'if-none-match': etag } })
  expect([await unchanged.text(), unchanged.headers.get('etag')]).toEqual(['', etag])
})

test('the feed speaks the language of its address', async () => {
  const event = await makeEvent({ title: { en: 'Opening', vi: 'Khai mạc' } })
  const summaries = async (query: string) =>
    (await events(`/events/${event.slug}/calendar.ics${query}`)).map((entry) => propertyOf(entry, 'SUMMARY'))
  expect(await summaries('?lang=vi')).toEqual(['Khai mạc'])
  expect(await summaries('')).toEqual(['Opening'])
})

test('an organization’s feed holds what it agreed to have any part in, drafts and strangers’ events left out', async () => {
  const [organization, other] = [await makeOrganization(), await makeOrganization()]
  const own = await makeEvent({ organization })
  const joint = await makeEvent({ organization: other })
  await makeEvent({ organization: other })
  const draft = await makeEvent({ organization, state: 'draft' })
  await makeCoHost(joint, { organization, role: 'partner' })
  await makeCoHost(await makeEvent({ organization: other }), { organization, acceptedAt: null })
  const uids = (await events(`/organizations/${organization.slug}/calendar.ics?lang=vi`)).map((e) =>
    propertyOf(e, 'UID'),
  )
  expect(uids.toSorted()).toEqual([own.uid, joint.uid].toSorted())
  expect((await get(`/events/${draft.slug}/calendar.ics`)).status).toBe(404)
  expect((await get('/organizations/nobody/calendar.ics')).status).toBe(404)
})

test('the feed of all events holds a published event and no draft', async () => {
  const published = await makeEvent()
  const draft = await makeEvent({ state: 'draft' })
  const uids = (await events('/calendar.ics')).map((entry) => propertyOf(entry, 'UID'))
  expect([published.uid, draft.uid].map((uid) => uids.includes(uid))).toEqual([true, false])
})

test('an organization that loses its part in an event gets a newer date, though the entry is gone', async () => {
  const [organization, account] = [await makeOrganization({ updatedAt: new Date('2026-01-01') }), await makeAccount()]
  const event = await makeEvent({ updatedAt: new Date('2026-02-01') })
  const path = `/organizations/${organization.slug}/calendar.ics`
  await makeCoHost(event, { organization, role: 'partner' })
  const before = await get(path)
  await removeHost(ctx(new Date('2026-03-01')), { actorId: account.id, event, slug: organization.slug })
  const after = await get(path, { headers: { 'if-modified-since': before.headers.get('last-modified') ?? '' } })
  expect([before, after].map(({ status, headers }) => [status, headers.get('last-modified')])).toEqual([
    [200, 'Sun, 01 Feb 2026 00:00:00 GMT'],
    [200, 'Sun, 01 Mar 2026 00:00:00 GMT'],
  ])
})
