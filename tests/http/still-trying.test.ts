import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { invitationToken, makeInvitation } from '#tests/support/invitations.ts'
import { makeEvent } from '#tests/support/make.ts'
import { expectErrors } from '#tests/support/setup.ts'
import { app } from '#worker/app.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const seconds = 1000
const lan = { name: 'Đặng Thị Lan', email: 'lan@example.org', locale: 'vi', key: 'stalled-key' }

afterEach(() => vi.useRealTimers())

const rowsOf = (event: { id: string }) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id))

const submit = (event: { slug: string }, DB: D1Database, fields: Record<string, string> = {}) =>
  app.request(
    `/events/${event.slug}/register?lang=en`,
    {
      method: 'POST',
      body: new URLSearchParams({ ...lan, consent: 'on', ...fields }),
      headers: { accept: 'text/html' },
    },
    { ...env, DB },
    createExecutionContext(),
  )

const submitJson = (event: { slug: string }, DB: D1Database) =>
  app.request(
    `/api/v1/events/${event.slug}/registrations`,
    {
      method: 'POST',
      body: JSON.stringify({ ...lan, key: undefined, consent: true }),
      headers: { 'content-type': 'application/json', 'idempotency-key': lan.key },
    },
    { ...env, DB },
    createExecutionContext(),
  )

/** A database that says nothing until it is let go: before it wrote, or after. */
function stalled(when: 'before' | 'after') {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const written: Promise<unknown>[] = []
  const database = aroundDatabase(env.DB, async (_, run) => {
    const writing = when === 'after' ? run() : released.then(run)
    written.push(writing)
    await released
    return writing
  })
  return {
    database,
    async letGo() {
      release()
      await Promise.all(written)
    },
  }
}

/** Says how many seconds a visitor waits, by a clock that the test moves. */
async function waitedFor(answer: Response | Promise<Response>) {
  while (vi.getTimerCount() === 0) await scheduler.wait(1)
  const from = Date.now()
  await vi.advanceTimersToNextTimerAsync()
  return { answer: await answer, waited: (Date.now() - from) / seconds }
}

test.each(['before', 'after'] as const)(
  'D1 stalls %s it writes: within 10 s comes a page that keeps everything; the same key counts once',
  async (when) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const event = await makeEvent()
    const { database, letGo } = stalled(when)
    const { answer, waited } = await waitedFor(submit(event, database))
    const html = await answer.text()
    expect(waited).toBeLessThan(10)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(html).toContain('We are still trying.')
    expect(html).toContain('<still-trying data-words=')
    expect(html).toContain('value="Đặng Thị Lan"')
    expect(html).toContain('value="stalled-key"')
    expect(html).toMatch(/id="consent"[^>]*checked/)
    vi.useRealTimers()
    const again = await submit(event, env.DB)
    await letGo()
    const once = await submit(event, env.DB)
    expect([again.status, once.status]).toEqual([303, 303])
    expect(once.headers.get('location')).toBe(again.headers.get('location'))
    expect(await rowsOf(event)).toHaveLength(1)
  },
)

test('the API says 503 with Retry-After in the same time, and the same key then gives the ticket', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const event = await makeEvent()
  const { database, letGo } = stalled('after')
  const { answer, waited } = await waitedFor(submitJson(event, database))
  expect(waited).toBeLessThan(10)
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([
    ...[503, '5', 'application/problem+json'],
  ])
  expect(await answer.json()).toMatchObject({ status: 503, code: 'service.busy' })
  vi.useRealTimers()
  await letGo()
  const again = await submitJson(event, env.DB)
  expect([again.status, await rowsOf(event)]).toMatchObject([200, [{ email: lan.email }]])
})

test('a mistake that is sent while D1 stalls is kept as well, with its fault', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const event = await makeEvent()
  const { database, letGo } = stalled('before')
  const { answer } = await waitedFor(submit(event, database, { email: 'lan@' }))
  const html = await answer.text()
  expect(answer.status).toBe(503)
  expect(html).toContain('value="lan@"')
  expect(html).toContain('id="email-fault"')
  vi.useRealTimers()
  await letGo()
  expect(await rowsOf(event)).toEqual([])
})

test('an overloaded D1 is answered at once, on the page and by the API', async () => {
  const event = await makeEvent()
  const overloaded = aroundDatabase(env.DB, () =>
    Promise.reject(new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.')),
  )
  const [page, json] = [await submit(event, overloaded), await submitJson(event, overloaded)]
  expect([page.status, json.status]).toEqual([503, 503])
  expect(await page.text()).toContain('<still-trying')
  expect(expectErrors()).toHaveLength(1)
  expect((await submit(event, env.DB)).status).toBe(303)
  expect(await rowsOf(event)).toHaveLength(1)
})

test.each(['before', 'after'] as const)(
  'an invitation that is accepted while D1 stalls %s it writes keeps its answer too, and gives one ticket',
  async (when) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const event = await makeEvent()
    const path = `/invitations/${await invitationToken(await makeInvitation(event))}/acceptance?lang=en`
    const accept = (DB: D1Database) =>
      app.request(
        path,
        { method: 'POST', body: new URLSearchParams({ ...lan, consent: 'on' }), headers: { accept: 'text/html' } },
        { ...env, DB },
        createExecutionContext(),
      )
    const { database, letGo } = stalled(when)
    const { answer, waited } = await waitedFor(accept(database))
    const html = await answer.text()
    expect(waited).toBeLessThan(10)
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('referrer-policy')]).toEqual([
      ...[503, '5', 'no-referrer'],
    ])
    for (const words of ['<still-trying data-words=', 'value="Đặng Thị Lan"', `action="${path}"`]) {
      expect(html).toContain(words)
    }
    vi.useRealTimers()
    await letGo()
    const [again, once] = [await accept(env.DB), await accept(env.DB)]
    expect([again.status, once.status]).toEqual([303, 303])
    expect(once.headers.get('location')).toBe(again.headers.get('location'))
    expect(await rowsOf(event)).toHaveLength(1)
  },
)
