import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { type EventRow, events, eventWords } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'
import { type RegistrationState, registrations } from '#worker/domain/registrations/table.ts'

async function world(values: Partial<EventRow> = {}, role: MemberRole = 'organiser') {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const cookie = await makeSignIn(await makeMember(organization, role))
  const event = await makeEvent({ organization, ...values })
  return { cookie, event, path: `/console/events/${event.slug}` }
}

const reread = async (event: EventRow) => {
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  if (!row) throw new Error('no event')
  return row
}
const actions = async (event: EventRow) => {
  const of = eq(auditEntries.eventId, event.id)
  const rows = await ctx().db.select({ action: auditEntries.action }).from(auditEntries).where(of)
  return rows.map(({ action }) => action)
}

async function makeRegistration(
  event: Awaited<ReturnType<typeof makeEvent>>,
  number: number,
  state: RegistrationState,
) {
  const now = new Date()
  const id = uuidv7(now)
  const email = `${unique('guest')}@example.org`
  await ctx()
    .db.insert(registrations)
    .values({
      id,
      eventId: event.id,
      placeKindId: event.placeKind.id,
      number,
      key: unique('key'),
      state,
      name: 'Guest',
      nameFolded: 'guest',
      email,
      mailbox: email,
      locale: 'en',
      consent: 'yes',
      consentedAt: now,
      createdAt: now,
      updatedAt: now,
    })
  return id
}

test('a published draft is public and found by its words and its hosts, marks ignored', async () => {
  const mark = unique('word').replace('-', '')
  const { cookie, event, path } = await world({
    state: 'draft',
    publishedAt: null,
    title: { en: `Đà Nẵng ${mark}`, vi: 'B' },
  })
  const answer = await post(`${path}/publication?lang=en`, {}, { cookie })
  expect(answer.headers.get('location')).toBe(`${path}?done=published&lang=en`)
  const row = await reread(event)
  expect([row.state, row.publishedAt === null]).toEqual(['published', false])
  const words = await ctx()
    .db.select({ word: eventWords.word })
    .from(eventWords)
    .where(eq(eventWords.eventId, event.id))
  expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(['da', 'nang', mark, 'institute']))
  expect(await actions(event)).toEqual(['event.published'])
})

test('a draft that lacks a title in one of its languages stays a draft, unsearchable, without a line in the history', async () => {
  const { cookie, event, path } = await world({ state: 'draft', publishedAt: null, title: { en: 'Only English' } })
  expect((await post(`${path}/publication`, {}, { cookie })).status).toBe(409)
  expect((await reread(event)).state).toBe('draft')
  expect(await actions(event)).toEqual([])
  expect(await ctx().db.select().from(eventWords).where(eq(eventWords.eventId, event.id))).toEqual([])
})

test('published twice at once, an event has one line in its history', async () => {
  const { cookie, event, path } = await world({ state: 'draft', publishedAt: null })
  const answers = await Promise.all([1, 2, 3].map(() => post(`${path}/publication`, {}, { cookie })))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(await actions(event)).toEqual(['event.published'])
})

test('before an event is cancelled its name and the number of people who get a mail are shown, and nothing is sent', async () => {
  const { cookie, event, path } = await world()
  const states = ['confirmed', 'waitlisted', 'cancelled'] as const
  const ids = await Promise.all(states.map((state, index) => makeRegistration(event, index + 1, state)))
  const page = await (await get(`${path}/cancellation?lang=en`, { cookie })).text()
  expect(page).toContain('Cancel “Test seminar”?')
  expect(page).toContain('2 registered people get a mail.')
  expect((await reread(event)).state).toBe('published')
  for (const id of ids) expect(await ctx().db.select().from(mails).where(eq(mails.subjectId, id))).toEqual([])
})

test('a cancelled event keeps its row, moves its sequence and queues one mail for each live registration', async () => {
  const { cookie, event, path } = await world()
  const live = await makeRegistration(event, 1, 'confirmed')
  const gone = await makeRegistration(event, 2, 'cancelled')
  expect((await post(`${path}/cancellation`, {}, { cookie })).status).toBe(303)
  expect((await post(`${path}/cancellation`, {}, { cookie })).status).toBe(409)
  const row = await reread(event)
  expect([row.state, row.sequence, row.cancelledAt === null]).toEqual(['cancelled', 1, false])
  const of = (id: string) => ctx().db.select({ template: mails.template }).from(mails).where(eq(mails.subjectId, id))
  expect(await of(live)).toEqual([{ template: 'event.cancelled' }])
  expect(await of(gone)).toEqual([])
  expect(await actions(event)).toEqual(['event.cancelled'])
})

test('a draft cannot be cancelled', async () => {
  const { cookie, path } = await world({ state: 'draft' })
  expect((await get(`${path}/cancellation`, { cookie })).status).toBe(409)
  expect((await post(`${path}/cancellation`, {}, { cookie })).status).toBe(409)
})

test('a preview address opens on request, is shown on the overview, and another one follows its revocation', async () => {
  const { cookie, event, path } = await world({ state: 'draft' })
  const addressOf = async () =>
    /http:\/\/lectern\.test\/previews\/[\w-]{43}/.exec(await (await get(path, { cookie })).text())?.[0]
  expect(await addressOf()).toBeUndefined()
  expect((await post(`${path}/preview`, {}, { cookie })).status).toBe(303)
  const first = await addressOf()
  expect((await post(`${path}/preview/revocation`, {}, { cookie })).status).toBe(303)
  expect(await addressOf()).toBeUndefined()
  await post(`${path}/preview`, {}, { cookie })
  const second = await addressOf()
  expect([first, second].every(Boolean) && first !== second).toBe(true)
  const row = await reread(event)
  expect([row.previewOpen, row.previewVersion]).toEqual([true, 1])
})

test('a programme editor changes nothing of this, and a page of another site neither', async () => {
  const { cookie, event, path } = await world({ state: 'draft' }, 'programme-editor')
  const organiser = await world()
  const doors = ['publication', 'cancellation', 'preview', 'preview/revocation']
  for (const door of doors) {
    expect((await post(`${path}/${door}`, {}, { cookie })).status).toBe(403)
    const foreign = { cookie: organiser.cookie, headers: { origin: 'null' } }
    expect((await post(`${organiser.path}/${door}`, {}, foreign)).status).toBe(403)
    expect((await post(`${path}/${door}`, {}, { cookie: organiser.cookie })).status).toBe(404)
  }
  expect(await reread(event)).toMatchObject({ state: 'draft', previewOpen: false, previewVersion: 0 })
})

test('an event that is over cannot be cancelled any more, and nobody is mailed', async () => {
  const day = 86_400_000
  const past = { startsAt: new Date(Date.now() - 2 * day), endsAt: new Date(Date.now() - day) }
  const { cookie, event, path } = await world(past)
  const registration = await makeRegistration(event, 1, 'confirmed')
  expect((await get(`${path}/cancellation`, { cookie })).status).toBe(409)
  expect((await post(`${path}/cancellation`, {}, { cookie })).status).toBe(409)
  expect((await reread(event)).state).toBe('published')
  expect(await ctx().db.select().from(mails).where(eq(mails.subjectId, registration))).toEqual([])
})
