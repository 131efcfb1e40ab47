import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeAccessCode, makePlaceKind } from '#tests/support/places.ts'
import { get, post, postJson } from '#tests/support/requests.ts'
import { placeKinds, registrations } from '#worker/domain/registrations/table.ts'

const lan = { name: 'Lan Artificial', email: 'lan@example.org', locale: 'vi', consent: 'on', key: 'form-key' }

/** The names under which choices are sent, the best first: once for its radio buttons, once a select. */
const choicesOf = (html: string) => [
  ...new Set([...html.matchAll(/<(?:input|select) [^>]*name="(preference\.\d)"/g)].map(([, name]) => name)),
]

/** What is read, without its marks. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, '')

/** A hall of 300, a hub in Đà Nẵng, online; and a kind for the invited that nobody else is shown. */
async function world() {
  const event = await makeEvent({ capacity: 300 })
  const hub = await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' }, capacity: 0 })
  const online = await makePlaceKind(event, { position: 2, type: 'online', name: {} })
  await makePlaceKind(event, { position: 3, name: { en: 'Guests of honour' }, access: 'invited' })
  const path = `/events/${event.slug}/register?lang=en`
  const rows = () =>
    ctx()
      .db.select({
        state: registrations.state,
        kind: registrations.placeKindId,
        preferences: registrations.preferences,
      })
      .from(registrations)
      .where(eq(registrations.eventId, event.id))
  return { event, hall: event.placeKind, hub, online, path, rows }
}

test('an event with one place kind asks nothing about places', async () => {
  const event = await makeEvent({ capacity: 2 })
  expect(choicesOf(await (await get(`/events/${event.slug}/register?lang=en`)).text())).toEqual([])
})

test('with several the form asks for an order, says what is free, and keeps quiet about those for invited people', async () => {
  const { path } = await world()
  const html = await (await get(path)).text()
  expect(choicesOf(html)).toEqual(['preference.1', 'preference.2', 'preference.3'])
  for (const words of ['Hall 300 places left', 'Đà Nẵng full', 'Online']) expect(textOf(html)).toContain(words)
  expect(html).not.toContain('Guests of honour')
})

test('what would be taken if the first choice is full lies out of the way until it is, or was chosen', async () => {
  const { hub, path } = await world()
  const fallbacks = (html: string) => /<details( open="")?><summary>And if it is full …/.exec(html)?.[1] !== undefined
  expect(fallbacks(await (await get(path)).text())).toBe(false)
  const refused = await post(path, { ...lan, name: '', 'preference.2': hub.id })
  expect(fallbacks(await refused.text())).toBe(true)
  const full = await makeEvent({ capacity: 0 })
  await makePlaceKind(full, { position: 1, name: { en: 'Đà Nẵng' } })
  expect(fallbacks(await (await get(`/events/${full.slug}/register?lang=en`)).text())).toBe(true)
})

test('the form says which kinds are full where others are not, when all are, and when their lines have stopped', async () => {
  const read = async (values: Parameters<typeof makeEvent>[0], hub: number | null) => {
    const event = await makeEvent({ capacity: 0, ...values })
    await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' }, capacity: hub })
    return textOf(await (await get(`/events/${event.slug}/register?lang=en`)).text())
  }
  const startsAt = new Date(Date.now() + 3_600_000)
  const soon = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), waitlistCutoffHours: 24 }
  expect(await read({}, 3)).toContain('Full: Hall. You can take another place and still stand in line')
  expect(await read({}, 0)).toContain('All places are taken. Join the waitlist')
  expect(await read(soon, 3)).toContain('Full: Hall. These lines no longer move: take another place.')
  expect(await read(soon, 0)).toContain('the waitlist no longer moves by itself')
  expect(await read({ capacity: 2 }, 3)).not.toMatch(/Full:|All places are taken/)
})

test('where every place is for invited people, nobody else is asked to register or told to wait', async () => {
  const event = await makeEvent({ capacity: 5 })
  await ctx().db.update(placeKinds).set({ access: 'invited' }).where(eq(placeKinds.eventId, event.id))
  const form = await (await get(`/events/${event.slug}/register?lang=en`)).text()
  expect(form).toContain('Only invited people can register for this event.')
  expect(form).not.toMatch(/name="email"|All places are taken/)
  const page = await (await get(`/events/${event.slug}?lang=en`)).text()
  expect(page).toContain('By invitation only')
  expect(page).toContain('<p class="places-action" hidden="">')
})

test('a hub tells its room and address beside its name, and of many mail domains the first', async () => {
  const { event, path } = await world()
  const domains = ['a.example', 'b.example', 'c.example', 'd.example']
  const place = { en: 'Room F102' }
  await makePlaceKind(event, { position: 4, name: { en: 'Huế' }, place, access: 'domains', domains })
  expect(textOf(await (await get(path)).text())).toContain(
    'Huế only with an address of a.example, b.example, c.example … · Room F102',
  )
})

test('the choices are kept in their order; empty ones and repeats are left out', async () => {
  const { hub, online, path, rows } = await world()
  const choices = { 'preference.1': hub.id, 'preference.2': '', 'preference.3': online.id }
  expect((await post(path, { ...lan, ...choices })).status).toBe(303)
  expect(await rows()).toEqual([{ state: 'confirmed', kind: online.id, preferences: [hub.id, online.id] }])
})

test('a wrong code brings the form back with everything typed and the words beside the choices; the right one counts', async () => {
  const { event, path, rows } = await world()
  const kind = await makePlaceKind(event, { position: 4, name: { en: 'Balcony' }, access: 'code' })
  await makeAccessCode(kind)
  const choice = { ...lan, 'preference.1': kind.id }
  const wrong = await post(path, { ...choice, code: 'ROSE' })
  const html = await wrong.text()
  const kept = ['value="lan@example.org"', 'value="ROSE"', 'value="form-key"', 'None of these places is open to you.']
  expect([wrong.status, ...kept.map((part) => html.includes(part))]).toEqual([422, true, true, true, true])
  expect(await rows()).toEqual([])
  expect((await post(path, { ...choice, code: 'lotus' })).status).toBe(303)
  expect((await rows()).map((row) => row.kind)).toEqual([kind.id])
})

test('over the API preferences and code are fields of the body', async () => {
  const { event, online } = await world()
  const body = { name: 'Lan', email: 'lan@example.org', consent: true, preferences: [online.id] }
  const answer = await postJson(`/api/v1/events/${event.slug}/registrations`, body)
  expect([answer.status, ((await answer.json()) as { state: string }).state]).toEqual([201, 'confirmed'])
})

test.each([
  ['preference.1', 'x'.repeat(200)],
  ['preference.99', 'x'],
  ['preference.__proto__', 'x'],
  ['preference', 'x'],
  ['code', 'x'.repeat(5000)],
])('%s full of nonsense is a mistake in the form or left out, never an error', async (name, value) => {
  const { path } = await world()
  const answer = await post(path, { ...lan, [name]: value })
  expect([303, 422]).toContain(answer.status)
})
