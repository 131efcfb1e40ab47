import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { makeTwoSessions } from '#tests/support/calendars.ts'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeCoHost, makeEvent, makeOrganization, makeSession } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, head } from '#tests/support/requests.ts'
import { edition } from '#worker/domain/calendars/keep.ts'
import { feeds } from '#worker/domain/calendars/table.ts'
import { events as eventsTable } from '#worker/domain/events/table.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { programmeVersions, sessions } from '#worker/domain/programme/table.ts'

const google = { accept: '*/*', 'user-agent': 'Google-Calendar-Importer', 'accept-language': 'fr' }

async function events(path: string) {
  const answer = await get(path, { headers: google })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, lintCalendar(bytes)]).toEqual([200, []])
  return components(unfold(bytes), 'VEVENT')
}

test('an event’s feed is a calendar file with strong tag, date and name, without cookie, whoever asks', async () => {
  const event = await makeEvent()
  const path = `/events/${event.slug}/calendar.ics`
  const answer = await get(path, { headers: google })
  const names = [
    'content-type',
    'content-disposition',
    'cache-control',
    'cache-tag',
    'vary',
    'x-robots-tag',
    'set-cookie',
  ]
  expect(names.map((name) => answer.headers.get(name))).toEqual([
    'text/calendar; charset=utf-8',
    `inline; filename="${event.slug}.ics"`,
    // The edge keeps nothing, so that readers can be counted.
    'private, max-age=300',
    null,
    'Accept-Encoding',
    null,
    null,
  ])
  expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
  const age = Date.now() - Date.parse(answer.headers.get('last-modified') ?? '')
  expect(age >= 0 && age < 10_000).toBe(true)
  const body = await answer.text()
  expect(await (await get(path, { headers: { accept: 'text/html', 'accept-language': 'vi' } })).text()).toBe(body)
})

test('whoever takes gzip is sent it, under a tag of its own that is known again', async () => {
  const event = await makeEvent()
  const path = `/events/${event.slug}/calendar.ics`
  const told = async (headers: Record<string, string>) => {
    const answer = await get(path, { headers })
    return [
      answer.status,
      answer.headers.get('content-encoding'),
      /^"[0-9a-f]{64}(.*)"$/.exec(answer.headers.get('etag') ?? '')?.[1],
    ]
  }
  expect([
    await told({}),
    await told({ 'accept-encoding': 'br, gzip;q=0.8' }),
    await told({ 'accept-encoding': 'br, gzip;q=0.0' }),
  ]).toEqual([
    [200, null, ''],
    [200, 'gzip', '-gzip'],
    [200, null, ''],
  ])
  const etag = (await get(path, { headers: { 'accept-encoding': 'gzip' } })).headers.get('etag') ?? ''
  expect(await told({ 'accept-encoding': 'gzip', 'if-none-match': etag })).toEqual([304, null, '-gzip'])
})

test('HEAD says what GET says, without the body; robots.txt keeps nobody from a feed', async () => {
  const event = await makeEvent()
  const path = `/events/${event.slug}/calendar.ics`
  const told = ({ status, headers }: Response) => [
    status,
    ...['etag', 'last-modified', 'content-type'].map((name) => headers.get(name)),
  ]
  const answer = await head(path)
  expect([told(answer), await answer.text()]).toEqual([told(await get(path)), ''])
  const disallowed = (await (await get('/robots.txt')).text()).match(/^Disallow: .*$/gm) ?? []
  expect(disallowed.filter((line) => /events|organizations|calendar|ics|\/$/.test(line))).toEqual([])
})

test('a poll costs one row read, with the body and without; only the first after a change costs more', async () => {
  const event = await makeEvent()
  await makeSession(event, { startsAt: event.startsAt, endsAt: event.endsAt })
  await makeRelease(event)
  const path = `/events/${event.slug}/calendar.ics`
  const first = await counted(path)
  const etag = (await get(path)).headers.get('etag') ?? ''
  const costs = [await counted(path), await counted(path, { headers: { 'if-none-match': etag } })]
  expect(costs).toEqual([
    { status: 200, roundTrips: 1, rowsRead: 1 },
    { status: 304, roundTrips: 1, rowsRead: 1 },
  ])
  expect(first.roundTrips).toBeGreaterThan(1)
  await makeRelease(event)
  expect((await counted(path)).roundTrips).toBeGreaterThan(1)
  expect(await counted(path)).toEqual({ status: 200, roundTrips: 1, rowsRead: 1 })
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
      status({ 'if-modified-since': 'yesterday' }),
      status({ 'if-none-match': '*' }),
    ]),
  ).toEqual([304, 304, 304, 200, 200, 200, 304])
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

async function makeConference() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, kind: 'workshop' })
  return { organization, event, ...(await makeTwoSessions(event)) }
}

test('every part of a programme has a feed under its own address, and filters narrow the event’s', async () => {
  const { organization, event, hall, track, speaker, panel, talk } = await makeConference()
  const own = `/events/${event.slug}`
  const uids = async (path: string) => (await events(path)).map((entry) => propertyOf(entry, 'UID')).toSorted()
  const expected: Record<string, (string | undefined)[]> = {
    [`${own}/calendar.ics`]: [panel.uid, talk.uid].toSorted(),
    [`${own}/tracks/${track.id}.ics`]: [panel.uid],
    [`${own}/rooms/${hall.id}.ics?lang=vi`]: [panel.uid],
    [`${own}/speakers/${speaker.slug}.ics`]: [talk.uid],
    [`${own}/sessions/${talk.number}.ics`]: [talk.uid],
    [`${own}/calendar.ics?track=${track.id}&lang=fr`]: [panel.uid],
    [`${own}/calendar.ics?kind=talk`]: [talk.uid],
    [`${own}/calendar.ics?language=vi`]: [panel.uid],
    [`${own}/calendar.ics?kind=talk&track=${track.id}`]: [],
    [`${own}/calendar.ics?kind=nonsense`]: [panel.uid, talk.uid].toSorted(),
    [`${own}/calendar.ics?shape=days`]: [event.uid],
    [`/organizations/${organization.slug}/calendar.ics?kind=workshop`]: [panel.uid, talk.uid].toSorted(),
    [`/organizations/${organization.slug}/calendar.ics?kind=seminar`]: [],
    [`/organizations/${organization.slug}/calendar.ics?shape=days`]: [event.uid],
  }
  const found: typeof expected = {}
  for (const path of Object.keys(expected)) found[path] = await uids(path)
  expect(found).toEqual(expected)
  const kinds = async (kind: string) => (await uids(`/calendar.ics?kind=${kind}`)).includes(talk.uid)
  expect([await kinds('workshop'), await kinds('seminar')]).toEqual([true, false])
})

test('a part that no release ever had is not found and leaves nothing behind; one that is gone is an empty calendar', async () => {
  const { event, track, panel } = await makeConference()
  const own = `/events/${event.slug}`
  const parts = [
    'tracks/unknown',
    'rooms/unknown',
    'speakers/unknown',
    'sessions/99',
    'sessions/x',
    `tracks/${'x'.repeat(200)}`,
  ]
  const paths = [...parts.map((part) => `${own}/${part}.ics`), `${own}/calendar.ics?room=unknown`]
  const statuses = await Promise.all(paths.map(async (path) => (await get(path, { headers: google })).status))
  expect(statuses).toEqual(paths.map(() => 404))
  await removeSession(ctx(), 'nobody', event, panel.id)
  await makeRelease(event)
  await ctx()
    .db.update(programmeVersions)
    .set({ releasedAt: new Date(0) })
    .where(eq(programmeVersions.eventId, event.id))
  expect(await events(`${own}/tracks/${track.id}.ics`)).toEqual([])
  const kept = await ctx()
    .db.select({ address: feeds.address })
    .from(feeds)
    .where(eq(feeds.source, `event:${event.id}`))
  expect(kept).toEqual([{ address: `${ctx().origin}${own}/calendar.ics?track=${track.id}&lang=en#${edition}` }])
})

test('a feed moves with its event: the old address leads on, and is rendered anew under the other', async () => {
  const event = await makeEvent()
  await events(`/events/${event.slug}/calendar.ics`)
  const slug = `${event.slug}-other`
  await ctx().db.update(eventsTable).set({ slug }).where(eq(eventsTable.id, event.id))
  const moved = await get(`/events/${event.slug}/calendar.ics?kind=talk`, { headers: google })
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `/events/${slug}/calendar.ics?kind=talk`])
  const [entry = []] = await events(`/events/${slug}/calendar.ics`)
  expect(propertyOf(entry, 'URL')).toContain(`/events/${slug}?lang=en`)
})

test('nothing that is not public stands in any feed: drafts, sessions before their release, links for registrants', async () => {
  const { organization, event, talk } = await makeConference()
  const secret = 'https://secret.example.org/room'
  await ctx()
    .db.update(sessions)
    .set({ streamUrl: secret, internalNote: 'okapi', streamRule: 'registrants' })
    .where(eq(sessions.id, talk.id))
  await makeSession(event, { title: { en: 'okapi' }, startsAt: event.startsAt, endsAt: event.endsAt })
  await makeEvent({ organization, state: 'draft', title: { en: 'okapi' } })
  const paths = [
    `/events/${event.slug}/calendar.ics`,
    `/organizations/${organization.slug}/calendar.ics`,
    '/calendar.ics',
  ]
  const texts = await Promise.all(paths.map(async (path) => (await get(path)).text()))
  expect(texts.filter((text) => /okapi|secret\.example/.test(text.replaceAll('\r\n ', '')))).toEqual([])
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Talk' } })
    .where(eq(sessions.eventId, event.id))
  await makeRelease(event)
  expect(await (await get(`/events/${event.slug}/calendar.ics`)).text()).not.toContain('secret.example')
})
