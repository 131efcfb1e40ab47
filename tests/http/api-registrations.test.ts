import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get, postJson } from '#tests/support/requests.ts'
import { app } from '#worker/app.ts'
import { AlreadyRegistered, PublicRegistration } from '#worker/domain/registrations/schema.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const address = (event: { slug: string }) => `/api/v1/events/${event.slug}/registrations`
const lan = { name: 'Lan Artificial', email: 'lan@example.org', consent: true }
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

test('registering answers 201 with state, position and ticket; the same key 200 with the same', async () => {
  const event = await makeEvent({ capacity: 0 })
  const first = await postJson(address(event), { ...lan, locale: 'vi', organization: 'VNU' }, keyed('k1'))
  expect(first.status).toBe(201)
  expect(first.headers.get('set-cookie')).toBeNull()
  expect(first.headers.get('cache-control')).toBe('private, no-store')
  const body = PublicRegistration.parse(await first.json())
  expect(body).toEqual({
    state: 'waitlisted',
    position: 1,
    ticket: expect.stringMatching(/^http:\/\/lectern\.test\/tickets\/[\w-]{43}\?lang=vi$/),
  })
  const again = await postJson(address(event), lan, keyed('k1'))
  expect({ status: again.status, body: await again.json() }).toEqual({ status: 200, body })
})

test('another key, or none, for a registered mailbox answers 202 with nothing', async () => {
  const event = await makeEvent()
  await postJson(address(event), lan, keyed('k1'))
  for (const options of [keyed('k2'), {}]) {
    const answer = await postJson(address(event), { ...lan, email: 'LAN+again@example.org' }, options)
    expect({ status: answer.status, body: AlreadyRegistered.parse(await answer.json()) }).toEqual({
      status: 202,
      body: {},
    })
  }
})

test('bad input answers 422 with the faults by path and writes nothing', async () => {
  const event = await makeEvent()
  const answer = await postJson(address(event), { name: ' ', email: 'a@x.test,b@y.test', locale: 'xx' })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({
    status: 422,
    code: 'request.invalid',
    errors: { name: 'required', email: 'email', locale: 'invalid', consent: 'consent' },
  })
  const badKey = await postJson(address(event), lan, keyed('with blank'))
  expect(await badKey.json()).toMatchObject({ errors: { 'idempotency-key': 'invalid' } })
  expect(await ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id))).toEqual([])
})

test('an unknown event, a closed one and a form instead of JSON are refused by name', async () => {
  const closed = await makeEvent({ registrationClosesAt: new Date() })
  const codes = []
  for (const slug of ['no-such-event', closed.slug]) {
    const answer = await postJson(`/api/v1/events/${slug}/registrations`, lan)
    codes.push([answer.status, ((await answer.json()) as { code: string }).code])
  }
  const form = await postJson(address(closed), lan, { headers: { 'content-type': 'text/plain' } })
  expect([...codes, form.status]).toEqual([[404, 'not_found'], [409, 'registration.closed'], 415])
})

test('addresses of 50,000 characters are refused at once', async () => {
  const event = await makeEvent()
  const started = performance.now()
  for (const email of [
    `${'a'.repeat(25_000)}@example.org`,
    `${'a.'.repeat(10_000)}@example.org`,
    `a@${'b.'.repeat(10_000)}org`,
  ]) {
    expect((await postJson(address(event), { ...lan, email })).status).toBe(422)
  }
  expect(performance.now() - started).toBeLessThan(1000)
  expect((await postJson(address(event), { ...lan, name: 'x'.repeat(100_000) })).status).toBe(413)
})

test('the document describes exactly the routes that exist', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
  }
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const real = app.routes
    .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(document.openapi).toMatch(/^3\.1/)
  expect(described.sort()).toEqual([...new Set(real)].sort())
  expect(document.paths['/api/v1/events/{event}/registrations']?.post).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { required: ['name', 'email', 'consent'] } } } },
  })
})
