import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeAccessCode, makePlaceKind } from '#tests/support/places.ts'
import { get, post, postJson } from '#tests/support/requests.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const lan = { name: 'Lan Artificial', email: 'lan@example.org', locale: 'vi', consent: 'on', key: 'form-key' }

const selectsOf = (html: string) => [...html.matchAll(/<select id="(preference\.\d)"/g)].map(([, name]) => name)

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
  expect(selectsOf(await (await get(`/events/${event.slug}/register?lang=en`)).text())).toEqual([])
})

test('with several the form asks for an order, says what is free, and keeps quiet about those for invited people', async () => {
  const { path } = await world()
  const html = await (await get(path)).text()
  expect(selectsOf(html)).toEqual(['preference.1', 'preference.2', 'preference.3'])
  for (const words of ['Hall · 300 places left', 'Đà Nẵng · full', 'Online']) expect(html).toContain(words)
  expect(html).not.toContain('Guests of honour')
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
