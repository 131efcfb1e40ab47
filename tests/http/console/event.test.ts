import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { type EventRow, events, eventWords } from '#worker/domain/events/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { placeKinds } from '#worker/domain/registrations/table.ts'

async function world(values: Partial<EventRow> & { capacity?: number } = {}, role: MemberRole = 'organiser') {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const cookie = await makeSignIn(await makeMember(organization, role))
  const times = { startsAt: new Date('2098-12-31T01:00:00Z'), endsAt: new Date('2098-12-31T04:00:00Z') }
  const event = await makeEvent({ organization, ...times, ...values })
  const path = `/console/events/${event.slug}`
  /** The edit form as a browser would send it back. */
  const form: Record<string, string> = {
    ...formOf(event, values.capacity ?? null).values,
    languages: event.languages[0] ?? 'en',
  }
  return { organization, cookie, event, path, form }
}

const reread = async (event: EventRow) => {
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  if (!row) throw new Error('no event')
  return row
}

test('the overview says how the event stands and what is missing in which language', async () => {
  const { path, cookie } = await world({ title: { en: '<script>alert(1)</script>' }, summary: { vi: 'Tóm tắt' } })
  const answer = await get(`${path}?lang=en`, { cookie })
  const page = await answer.text()
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toContain('<script>alert')
  expect(page).toContain('The title in Vietnamese: without it the event cannot be published.')
  expect(page).toContain('The summary in English')
  expect(page).not.toContain('The summary in Vietnamese')
})

test('each thing that is missing leads to its field, in sessions too, for those who may edit them', async () => {
  const { path, cookie, event, organization } = await world({ place: { en: 'Room 1' }, title: { en: 'A' } })
  const viewer = await makeSignIn(await makeMember(organization, 'viewer'))
  const added = await post(`${path}/sessions/new`, { 'title.en': 'Opening', 'abstract.en': 'About' }, { cookie })
  const session = (added.headers.get('location') ?? '').replace(/\?.*/, '')
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  for (const field of ['title.vi', 'summary.en', 'place.vi', 'contactEmail']) {
    expect(page).toContain(`href="/console/events/${event.slug}/edit?lang=en#${field}"`)
  }
  expect(page).not.toContain('#place.en"')
  expect(page).toContain(`href="${session}?lang=en#title.vi"`)
  expect(page).toContain('title in Vietnamese, abstract in Vietnamese')
  const seen = await (await get(`${path}?lang=en`, { cookie: viewer })).text()
  expect([seen.includes('title in Vietnamese'), seen.includes('#title.vi')]).toEqual([true, false])
})

test('what a role may not do is not offered on the overview', async () => {
  const { path, cookie } = await world({ state: 'draft' }, 'viewer')
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  for (const part of ['/edit?', '/hosts?', '/publication?', '/preview?', '/registrations?', '/history?']) {
    expect(page).not.toContain(`${path}${part}`)
  }
  for (const part of ['/edit', '/hosts', '/sessions', '/history', '/cancellation']) {
    expect((await get(path + part, { cookie })).status).toBe(403)
  }
})

test('an event of another organization does not exist, on every page of it', async () => {
  const { path } = await world()
  const { cookie } = await world({}, 'owner')
  for (const part of ['', '/edit', '/hosts', '/sessions', '/sessions/new', '/history', '/cancellation']) {
    expect((await get(path + part, { cookie })).status).toBe(404)
  }
})

test('an edit that changes nothing moves nothing but the revision and the time of the change', async () => {
  const { path, cookie, event, form } = await world({ languages: ['en'], title: { en: 'A' }, capacity: 20 })
  const answer = await post(`${path}/edit?lang=en`, form, { cookie })
  expect(answer.headers.get('location')).toBe(`${path}?done=saved&lang=en`)
  const { updatedAt, ...row } = await reread(event)
  const { updatedAt: before, placeKind: _, ...earlier } = event
  expect(row).toEqual({ ...earlier, revision: 1 })
  expect(updatedAt.getTime()).toBeGreaterThanOrEqual(before.getTime())
})

test('an edit names the changed fields in the history, not their texts, and moves the sequence with the time', async () => {
  const { path, cookie, event, form } = await world({ languages: ['en'], title: { en: 'A' } })
  await post(`${path}/edit`, { ...form, 'title.en': 'Secret plan' }, { cookie })
  expect((await reread(event)).sequence).toBe(0)
  await post(
    `${path}/edit`,
    { ...form, revision: '1', 'title.en': 'Secret plan', endsAt: '2099-01-01T10:00' },
    { cookie },
  )
  expect((await reread(event)).sequence).toBe(1)
  const lines = await ctx()
    .db.select()
    .from(auditEntries)
    .where(eq(auditEntries.eventId, event.id))
    .orderBy(auditEntries.id)
  expect(lines.map(({ action, details }) => [action, details])).toEqual([
    ['event.edited', { fields: ['title'] }],
    ['event.edited', { fields: ['endsAt'] }],
  ])
})

test('an edit of a published event that empties its address keeps it, and its search words, hosts included', async () => {
  const mark = unique('word').replace('-', '')
  const { path, cookie, event, form } = await world({ languages: ['en'] })
  await post(`${path}/edit`, { ...form, 'title.en': `Đào tạo ${mark}`, slug: '' }, { cookie })
  expect((await reread(event)).slug).toBe(event.slug)
  const rows = await ctx().db.select({ word: eventWords.word }).from(eventWords).where(eq(eventWords.eventId, event.id))
  expect(rows.map(({ word }) => word)).toEqual(expect.arrayContaining(['dao', 'tao', mark, 'institute']))
})

test('the words of a draft cannot be searched', async () => {
  const { path, cookie, event, form } = await world({ state: 'draft', languages: ['en'] })
  await post(`${path}/edit`, form, { cookie })
  expect(await ctx().db.select().from(eventWords).where(eq(eventWords.eventId, event.id))).toEqual([])
})

test('places are set with the event', async () => {
  const { path, cookie, event, form } = await world({ capacity: 20 })
  await post(`${path}/edit`, { ...form, capacity: '30' }, { cookie })
  const hall = and(eq(placeKinds.eventId, event.id), eq(placeKinds.type, 'hall'))
  const [kind] = await ctx().db.select().from(placeKinds).where(hall)
  expect(kind?.capacity).toBe(30)
})

test('a mistake on the edit form brings back what was typed', async () => {
  const { path, cookie, event, form } = await world()
  const answer = await post(
    `${path}/edit?lang=en`,
    { ...form, endsAt: form.startsAt ?? '', 'title.en': 'Typed' },
    { cookie },
  )
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('The end must be later than the start.')
  expect(page).toContain('value="Typed"')
  expect((await reread(event)).title).toEqual(event.title)
})
