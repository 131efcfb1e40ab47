import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSession,
  makeSignIn,
  makeTrack,
  makeVenue,
} from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { events, eventWords } from '#worker/domain/events/table.ts'
import { formOfSession } from '#worker/domain/programme/form.ts'
import { sessions } from '#worker/domain/programme/table.ts'
import { placeKinds } from '#worker/domain/registrations/table.ts'

/** An event that two organisers have open in their forms. */
async function world() {
  const organization = await makeOrganization()
  const cookies = [
    await makeSignIn(await makeMember(organization, 'organiser')),
    await makeSignIn(await makeMember(organization, 'organiser')),
  ] as const
  const event = await makeEvent({ organization, languages: ['en'], title: { en: 'Talk' }, capacity: 20 })
  const path = `/console/events/${event.slug}`
  const form = { ...formOf(event, 20).values, languages: 'en' }
  const reread = async () => {
    const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
    if (!row) throw new Error('no event')
    return row
  }
  return { organization, cookies, event, path, form, reread }
}

const cell = (page: string, words: string) => page.includes(`<td>${words}</td>`)

const lines = async (eventId: string) =>
  (
    await ctx().db.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.eventId, eventId))
  ).map(({ action }) => action)

test('the second of two organisers sees both versions, and nothing is overwritten, not even beside the event', async () => {
  const { cookies, event, path, form, reread } = await world()
  const [first, second] = cookies
  expect((await get(`${path}/edit?lang=en`, { cookie: second })).status).toBe(200)
  expect((await post(`${path}/edit`, { ...form, 'title.en': 'Theirs' }, { cookie: first })).status).toBe(303)
  const mine = { ...form, 'title.en': 'Mine <b>', 'summary.en': 'Only mine', capacity: '90' }
  const answer = await post(`${path}/edit?lang=en`, mine, { cookie: second })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  expect(['Mine &lt;b&gt;', 'Theirs', 'Only mine', 'empty', '90', '20'].filter((words) => !cell(page, words))).toEqual(
    [],
  )
  expect(page).toContain('value="Mine &lt;b&gt;"')
  expect(page).toContain('name="revision" value="1"')
  expect(await reread()).toMatchObject({ title: { en: 'Theirs' }, summary: {}, revision: 1 })
  const [hall] = await ctx().db.select().from(placeKinds).where(eq(placeKinds.eventId, event.id))
  expect(hall?.capacity).toBe(20)
  const words = await ctx()
    .db.select({ word: eventWords.word })
    .from(eventWords)
    .where(eq(eventWords.eventId, event.id))
  expect(words.map(({ word }) => word)).not.toContain('mine')
  expect(await lines(event.id)).toEqual(['event.edited'])
})

test('who has seen both versions may save theirs over the other, and a third save in between is seen again', async () => {
  const { cookies, path, form, reread } = await world()
  const [first, second] = cookies
  await post(`${path}/edit`, { ...form, 'title.en': 'One' }, { cookie: first })
  await post(`${path}/edit`, { ...form, 'title.en': 'Two', revision: '1' }, { cookie: first })
  expect((await post(`${path}/edit`, { ...form, 'title.en': 'Mine', revision: '1' }, { cookie: second })).status).toBe(
    409,
  )
  expect((await post(`${path}/edit`, { ...form, 'title.en': 'Mine', revision: '2' }, { cookie: second })).status).toBe(
    303,
  )
  expect(await reread()).toMatchObject({ title: { en: 'Mine' }, revision: 3 })
})

test('a form without its revision, or with one that never was, overwrites nothing', async () => {
  const { cookies, path, form, reread } = await world()
  const [first, second] = cookies
  await post(`${path}/edit`, { ...form, 'title.en': 'Theirs' }, { cookie: first })
  for (const revision of ['', '7', '-1', 'x']) {
    const answer = await post(`${path}/edit`, { ...form, 'title.en': 'Mine', revision }, { cookie: second })
    expect([409, 422]).toContain(answer.status)
  }
  expect(await reread()).toMatchObject({ title: { en: 'Theirs' }, revision: 1 })
})

test('two saves of the same words are no conflict', async () => {
  const { cookies, path, form } = await world()
  for (const cookie of cookies) {
    expect((await post(`${path}/edit`, { ...form, 'title.en': 'Same' }, { cookie })).status).toBe(303)
  }
})

test('of saves at the same moment one is kept and every other is told', async () => {
  const { cookies, path, form, event } = await world()
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) => post(`${path}/edit`, { ...form, 'title.en': `Version ${n}` }, { cookie: cookies[0] })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409])
  expect(await lines(event.id)).toEqual(['event.edited'])
})

test('the same holds for a session', async () => {
  const { cookies, path, event } = await world()
  const [first, second] = cookies
  await post(`${path}/sessions/new`, { 'title.en': 'Opening' }, { cookie: first })
  const read = async () => {
    const [row] = await ctx().db.select().from(sessions).where(eq(sessions.eventId, event.id))
    if (!row) throw new Error('no session')
    return row
  }
  const session = await read()
  const form = formOfSession({ ...session, rooms: [] }, event.timeZone).values
  const door = `${path}/sessions/${session.id}?lang=en`
  expect((await post(door, { ...form, 'title.en': 'Theirs' }, { cookie: first })).status).toBe(303)
  const answer = await post(door, { ...form, 'title.en': 'Mine', kind: 'panel' }, { cookie: second })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  expect(['Mine', 'Theirs', 'Panel', 'Talk'].filter((words) => !cell(page, words))).toEqual([])
  expect(await read()).toMatchObject({ title: { en: 'Theirs' }, kind: 'talk', revision: 1 })
  expect((await post(door, { ...form, 'title.en': 'Mine', revision: '1' }, { cookie: second })).status).toBe(303)
  expect((await read()).title).toEqual({ en: 'Mine' })
})

test('of a session the room, track and languages of both versions stand there by their names, and a shift counts as a save', async () => {
  const { organization, cookies, path, event } = await world()
  const session = await makeSession(event, { startsAt: event.startsAt, endsAt: event.endsAt })
  const [room, track] = [await makeRoom(await makeVenue(organization)), await makeTrack(event)]
  const form = formOfSession({ ...session, rooms: [] }, event.timeZone).values
  const shift = { minutes: '15', startsAt: String(event.startsAt.getTime()) }
  const door = `${path}/sessions/${session.id}`
  expect((await post(`${door}/shift`, shift, { cookie: cookies[0] })).status).toBe(303)
  const mine = { ...form, spokenIn: 'vi', interpretedInto: 'fr', rooms: room.id, track: track.id, doNotRecord: 'on' }
  const answer = await post(`${door}?lang=en`, mine, { cookie: cookies[1] })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  const words = ['Room 101, Main Building', 'Methods', 'Vietnamese', 'French', '✓']
  expect(words.filter((word) => !cell(page, word))).toEqual([])
})

test('of a session whose track was removed meanwhile the form is told, and saves without the track', async () => {
  const { cookies, path, event } = await world()
  const track = await makeTrack(event)
  const session = await makeSession(event, { trackId: track.id })
  const form = formOfSession({ ...session, rooms: [] }, event.timeZone).values
  const door = `${path}/sessions/${session.id}?lang=en`
  expect((await post(`${path}/tracks/${track.id}/removal`, {}, { cookie: cookies[0] })).status).toBe(303)
  const answer = await post(door, { ...form, 'title.en': 'Mine' }, { cookie: cookies[1] })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  expect(['removed meanwhile', 'empty', 'Mine'].filter((words) => !cell(page, words))).toEqual([])
  expect((await post(door, { ...form, 'title.en': 'Mine', revision: '1' }, { cookie: cookies[1] })).status).toBe(303)
  const [row] = await ctx().db.select().from(sessions).where(eq(sessions.id, session.id))
  expect(row).toMatchObject({ title: { en: 'Mine' }, trackId: null, revision: 2 })
})
