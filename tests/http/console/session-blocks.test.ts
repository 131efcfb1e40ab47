import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

async function world() {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const event = await makeEvent({ organization, updatedAt: new Date(Date.now() - 60_000) })
  return { event, cookie, path: `/console/events/${event.slug}/sessions` }
}
type World = Awaited<ReturnType<typeof world>>

const programme = ({ event }: World) =>
  ctx().db.select().from(sessions).where(eq(sessions.eventId, event.id)).orderBy(asc(sessions.position))

const history = async ({ event }: World) =>
  (await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))).map(({ action }) => action)

describe('a pasted list', () => {
  const list = (lines: string, more: Record<string, string> = {}) => ({
    day: '2027-10-20',
    language: 'en',
    key: crypto.randomUUID(),
    lines,
    ...more,
  })

  test('is shown as what it would add before anything is added', async () => {
    const w = await world()
    expect((await get(`${w.path}/list`, { cookie: w.cookie })).status).toBe(200)
    const answer = await post(`${w.path}/list?lang=en`, list('09:00-09:30 | One\n- | Two | break'), w)
    const page = await answer.text()
    expect([answer.status, page.includes('Add 2 sessions'), await programme(w)]).toEqual([200, true, []])
  })

  test('names each line that is wrong, and adds nothing even when told to', async () => {
    const w = await world()
    const answer = await post(`${w.path}/list?lang=en`, list('09:00-09:30 | One\nnoon | Two', { create: '1' }), w)
    const page = await answer.text()
    expect([answer.status, page.includes('Line 2:'), page.includes('name="create"')]).toEqual([422, true, false])
    expect(await programme(w)).toEqual([])
  })

  test('is added in one go behind what is there, and sent twice is added once', async () => {
    const w = await world()
    await makeSession(w.event, { position: 4 })
    const fields = list('09:00-09:30 | <b>One</b> | Keynote\n- | It’s "two"', { create: '1' })
    const sent = [await post(`${w.path}/list?lang=en`, fields, w), await post(`${w.path}/list?lang=en`, fields, w)]
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    const [, one, two, ...more] = await programme(w)
    expect(one).toMatchObject({
      title: { en: '<b>One</b>' },
      kind: 'keynote',
      abstract: {},
      startsAt: new Date('2027-10-20T02:00:00Z'),
      endsAt: new Date('2027-10-20T02:30:00Z'),
      position: 5,
      sequence: 0,
      spokenIn: [],
    })
    expect(two).toMatchObject({ title: { en: 'It’s "two"' }, kind: 'talk', startsAt: null, endsAt: null, position: 6 })
    expect([more, await history(w)]).toEqual([[], ['sessions.listed']])
  })

  test('of 200 lines is taken, of 201 not', async () => {
    const w = await world()
    const lines = (n: number) => Array.from({ length: n }, (_, index) => `- | Talk ${index}`).join('\n')
    expect((await post(`${w.path}/list`, list(lines(201), { create: '1' }), w)).status).toBe(422)
    expect((await post(`${w.path}/list`, list(lines(200), { create: '1' }), w)).status).toBe(303)
    expect((await programme(w)).length).toBe(200)
  })
})

describe('a shift', () => {
  const at = (clock: string) => new Date(`2027-10-20T${clock}:00+07:00`)

  /** Four sessions of one day, one of the next; the second and third start together. */
  async function day() {
    const w = await world()
    const times = [at('09:00'), at('10:00'), at('10:00'), at('23:30'), new Date('2027-10-21T09:00:00+07:00')]
    const rows = []
    for (const [index, startsAt] of times.entries()) {
      const endsAt = new Date(startsAt.getTime() + 30 * 60_000)
      rows.push(await makeSession(w.event, { position: index + 1, startsAt, endsAt }))
    }
    return { ...w, shift: `${w.path}/${rows[1]?.id}/shift`, startsAt: String(at('10:00').getTime()) }
  }

  test('says how many sessions will move, and moves none of them yet', async () => {
    const w = await day()
    const before = await programme(w)
    const page = await (await get(`${w.shift}?minutes=15&lang=en`, { cookie: w.cookie })).text()
    expect([page.includes('3 sessions will move'), page.includes('10:00 → 10:15')]).toEqual([true, true])
    expect(await programme(w)).toEqual(before)
  })

  test('moves the rest of that day by so many minutes, with one more sequence each, and sent twice moves once', async () => {
    const w = await day()
    const fields = { minutes: '15', startsAt: w.startsAt }
    const sent = [await post(w.shift, fields, w), await post(w.shift, fields, w)]
    expect(sent.map(({ status }) => status)).toEqual([303, 409])
    const rows = await programme(w)
    const minutes = (date: Date | null) => (date === null ? null : date.toISOString().slice(8, 16))
    expect(rows.map(({ startsAt, endsAt, sequence }) => [minutes(startsAt), minutes(endsAt), sequence])).toEqual([
      ['20T02:00', '20T02:30', 0],
      ['20T03:15', '20T03:45', 1],
      ['20T03:15', '20T03:45', 1],
      ['20T16:45', '20T17:15', 1],
      ['21T02:00', '21T02:30', 0],
    ])
    expect(await history(w)).toEqual(['sessions.shifted'])
  })

  test.each([
    { minutes: '0' },
    { minutes: '721' },
    { minutes: 'soon' },
    { minutes: '15', startsAt: 'now' },
    { minutes: '15', startsAt: '8640000000000000' },
  ])('with %o moves nothing', async (fields) => {
    const w = await day()
    const before = await programme(w)
    expect((await post(w.shift, { startsAt: w.startsAt, ...fields }, w)).status).toBe(422)
    expect(await programme(w)).toEqual(before)
  })

  test('of a session of another event does not exist, and one without a time has nothing to move', async () => {
    const [mine, other] = [await day(), await day()]
    const foreign = other.shift.replace(other.path, mine.path)
    expect((await get(foreign, { cookie: mine.cookie })).status).toBe(404)
    const before = await programme(other)
    expect((await post(foreign, { minutes: '15', startsAt: other.startsAt }, mine)).status).toBe(409)
    expect(await programme(other)).toEqual(before)
    const open = await makeSession(mine.event)
    const page = await (await get(`${mine.path}/${open.id}/shift?lang=en`, { cookie: mine.cookie })).text()
    expect(page).toContain('has no time yet')
  })
})
