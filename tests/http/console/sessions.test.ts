import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { events } from '#worker/domain/events/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { contributorsStatement, programmeOf, sessionsStatement } from '#worker/domain/programme/queries.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

async function world(role: MemberRole = 'programme-editor') {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, role))
  const event = await makeEvent({ organization, updatedAt: new Date(Date.now() - 60_000) })
  return { organization, cookie, event, path: `/console/events/${event.slug}/sessions` }
}
type World = Awaited<ReturnType<typeof world>>

async function programme({ event }: Pick<World, 'event'>) {
  const [rows, parts] = await ctx().db.batch([
    sessionsStatement(ctx(), event.id),
    contributorsStatement(ctx(), event.id),
  ])
  return programmeOf(rows, parts)
}

const opening = { kind: 'opening', 'title.en': 'Opening', startsAt: '2027-10-20T08:30', endsAt: '2027-10-20T09:00' }

/** A session made through the form; its console path. */
async function makeSession({ path, cookie }: World, fields: Record<string, string> = opening) {
  const answer = await post(`${path}/new`, fields, { cookie })
  return (answer.headers.get('location') ?? '').replace(/\?.*/, '')
}

const names = async (of: World) =>
  (await programme(of)).flatMap((one) => one.contributors.map(({ speaker }) => speaker.name))

test('a session is added with times in the zone of the event and a uid that stays', async () => {
  const w = await world()
  expect((await get(`${w.path}/new`, { cookie: w.cookie })).status).toBe(200)
  await makeSession(w)
  const [session] = await programme(w)
  expect(session).toMatchObject({
    kind: 'opening',
    title: { en: 'Opening' },
    startsAt: new Date('2027-10-20T01:30:00Z'),
    endsAt: new Date('2027-10-20T02:00:00Z'),
    position: 1,
    uid: `${session?.id}@lectern`,
    sequence: 0,
    contributors: [],
  })
  const [row] = await ctx().db.select().from(events).where(eq(events.id, w.event.id))
  expect(row?.updatedAt, 'what the public sees is not touched').toEqual(w.event.updatedAt)
})

test('the programme is ordered by start, then by position, the unscheduled last', async () => {
  const w = await world()
  await makeSession(w, { 'title.en': 'Some time' })
  await makeSession(w, { ...opening, 'title.en': 'Second', position: '2' })
  await makeSession(w, { ...opening, 'title.en': 'First', position: '1' })
  expect((await programme(w)).map(({ title }) => title.en)).toEqual(['First', 'Second', 'Some time'])
  const page = await (await get(`${w.path}?lang=en`, { cookie: w.cookie })).text()
  expect(page.indexOf('First')).toBeLessThan(page.indexOf('Some time'))
  expect(page).toContain('No time yet')
})

test('only new times move the sequence of a session', async () => {
  const w = await world()
  const session = await makeSession(w)
  await post(session, { ...opening, 'title.en': '<b>Welcome</b>' }, { cookie: w.cookie })
  expect((await programme(w))[0]).toMatchObject({ title: { en: '<b>Welcome</b>' }, sequence: 0 })
  await post(session, { kind: 'opening', revision: '1', 'title.en': 'Welcome' }, { cookie: w.cookie })
  expect((await programme(w))[0]).toMatchObject({ startsAt: null, endsAt: null, sequence: 1 })
  const page = await (await get(`${session}?lang=en`, { cookie: w.cookie })).text()
  expect(page).toContain('value="Welcome"')
})

test.each([
  ['no title', { 'title.en': '' }, 'Please fill this in.'],
  ['an end before the start', { endsAt: '2027-10-20T08:00' }, 'The end must be later than the start.'],
  ['a start without an end', { endsAt: '' }, 'Please fill this in.'],
  ['an unknown kind', { kind: 'cookie' }, 'This value is not possible here.'],
])('a session with %s brings the form back, new or edited', async (_, fields, words) => {
  const w = await world()
  const session = await makeSession(w)
  for (const path of [`${w.path}/new`, session]) {
    const answer = await post(
      `${path}?lang=en`,
      { ...opening, 'abstract.en': 'typed', ...fields },
      { cookie: w.cookie },
    )
    const page = await answer.text()
    expect([answer.status, page.includes(words), page.includes('typed')]).toEqual([422, true, true])
  }
})

const lan = { name: 'Nguyễn  Thị Lan', 'affiliation.en': 'Institute of Tests', role: 'keynote' }

test('a new speaker keeps the name as typed, gets an address, and is offered for other sessions', async () => {
  const w = await world()
  const session = await makeSession(w)
  for (const role of ['keynote', 'moderator']) {
    expect((await post(`${session}/contributors/new`, { ...lan, role }, { cookie: w.cookie })).status).toBe(303)
  }
  const rows = await ctx().db.select().from(speakers).where(eq(speakers.organizationId, w.organization.id))
  expect(rows.map(({ name, slug }) => [name, slug]).sort()).toEqual([
    ['Nguyễn Thị Lan', 'nguyen-thi-lan'],
    ['Nguyễn Thị Lan', 'nguyen-thi-lan-2'],
  ])
  const [one] = await programme(w)
  expect(one?.contributors.map(({ role, position }) => [role, position])).toEqual([
    ['keynote', 1],
    ['moderator', 2],
  ])
  const other = await makeSession(w)
  const speaker = rows[0]?.id ?? ''
  await post(`${other}/contributors`, { speaker, role: 'panellist' }, { cookie: w.cookie })
  await post(`${other}/contributors`, { speaker, role: 'panellist' }, { cookie: w.cookie })
  expect((await programme(w))[1]?.contributors.map(({ role }) => role)).toEqual(['panellist'])
})

test('a new speaker without a name brings the form back', async () => {
  const w = await world()
  const session = await makeSession(w)
  const answer = await post(`${session}/contributors/new?lang=en`, { ...lan, name: ' ' }, { cookie: w.cookie })
  const page = await answer.text()
  expect([answer.status, page.includes('Institute of Tests'), await names(w)]).toEqual([422, true, []])
})

test('a contributor changes role and order, cannot have one role twice, and is removed', async () => {
  const w = await world()
  const session = await makeSession(w)
  await post(`${session}/contributors/new`, lan, { cookie: w.cookie })
  const first = (await programme(w))[0]?.contributors[0]
  await post(`${session}/contributors`, { speaker: first?.speaker.id ?? '', role: 'moderator' }, { cookie: w.cookie })
  const part = `${session}/contributors/${first?.id}`
  expect((await post(part, { role: 'moderator' }, { cookie: w.cookie })).status).toBe(409)
  expect((await post(part, { role: 'signatory', position: '9' }, { cookie: w.cookie })).status).toBe(303)
  expect((await programme(w))[0]?.contributors.map(({ role }) => role)).toEqual(['moderator', 'signatory'])
  expect((await post(part, { role: 'nobody' }, { cookie: w.cookie })).status).toBe(400)
  expect((await post(`${part}/removal`, {}, { cookie: w.cookie })).status).toBe(303)
  expect((await post(`${part}/removal`, {}, { cookie: w.cookie })).status).toBe(404)
  expect((await programme(w))[0]?.contributors.map(({ role }) => role)).toEqual(['moderator'])
})

test('a corrected profile shows everywhere and keeps its address', async () => {
  const w = await world()
  await post(`${await makeSession(w)}/contributors/new`, lan, { cookie: w.cookie })
  const path = `/console/events/${w.event.slug}/speakers/nguyen-thi-lan`
  const page = await (await get(path, { cookie: w.cookie })).text()
  expect(page).toContain('value="Nguyễn Thị Lan"')
  await post(path, { name: 'Trần Thị Lan', nativeName: '陳氏蘭', 'honorific.en': 'Prof.' }, { cookie: w.cookie })
  const [one] = await programme(w)
  expect(one?.contributors[0]?.speaker).toMatchObject({
    slug: 'nguyen-thi-lan',
    name: 'Trần Thị Lan',
    nativeName: '陳氏蘭',
    honorific: { en: 'Prof.' },
    affiliation: {},
  })
  expect((await post(path, { name: '' }, { cookie: w.cookie })).status).toBe(422)
  expect((await get(`${path}-9`, { cookie: w.cookie })).status).toBe(404)
})

test('a removed session takes its parts along and leaves the speakers known', async () => {
  const w = await world()
  const session = await makeSession(w)
  await post(`${session}/contributors/new`, lan, { cookie: w.cookie })
  expect((await post(`${session}/removal`, {}, { cookie: w.cookie })).status).toBe(303)
  expect((await post(`${session}/removal`, {}, { cookie: w.cookie })).status).toBe(404)
  expect(await programme(w)).toEqual([])
  expect(await ctx().db.$count(speakers, eq(speakers.organizationId, w.organization.id))).toBe(1)
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, w.event.id))
  expect(lines.map(({ action }) => action)).toEqual(['session.added', 'contributor.added', 'session.removed'])
})

test('ids of another event or organization are not found and change nothing, through one’s own event', async () => {
  const [mine, theirs] = [await world(), await world()]
  const foreign = await makeSession(theirs)
  await post(`${foreign}/contributors/new`, lan, { cookie: theirs.cookie })
  const before = await programme(theirs)
  const part = before[0]?.contributors[0]
  const crossed = `${mine.path}/${before[0]?.id}`
  const own = await makeSession(mine)
  const attempts: [string, Record<string, string>][] = [
    [crossed, opening],
    [`${crossed}/removal`, {}],
    [`${crossed}/contributors/new`, lan],
    [`${crossed}/contributors/${part?.id}`, { role: 'witness' }],
    [`${crossed}/contributors/${part?.id}/position`, { direction: 'up' }],
    [`${crossed}/contributors/${part?.id}/removal`, {}],
    [`${own}/contributors`, { speaker: part?.speaker.id ?? '', role: 'witness' }],
    [`/console/events/${mine.event.slug}/speakers/nguyen-thi-lan`, { name: 'Changed' }],
  ]
  for (const [path, fields] of attempts) {
    expect([path, (await post(path, fields, { cookie: mine.cookie })).status]).toEqual([path, 404])
  }
  expect((await get(crossed, { cookie: mine.cookie })).status).toBe(404)
  expect(await programme(theirs)).toEqual(before)
  expect([
    await names(mine),
    await ctx().db.$count(speakers, eq(speakers.organizationId, mine.organization.id)),
  ]).toEqual([[], 0])
})

test('a viewer neither sees nor changes the programme in the console', async () => {
  const w = await world('viewer')
  expect((await get(w.path, { cookie: w.cookie })).status).toBe(403)
  expect((await post(`${w.path}/new`, opening, { cookie: w.cookie })).status).toBe(403)
  expect(await programme(w)).toEqual([])
})
