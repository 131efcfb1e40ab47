import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { access } from '#tests/support/access-table.ts'
import { ctx } from '#tests/support/context.ts'
import { aroundDatabase } from '#tests/support/faults/database.ts'
import { get } from '#tests/support/requests.ts'
import { expectErrors } from '#tests/support/setup.ts'
import { makeWhole, pathIn } from '#tests/support/whole.ts'
import { app } from '#worker/app.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'

const own = 'http://lectern.test'
const routes = Object.keys(access)
const reads = routes.filter((route) => route.startsWith('GET '))
const writes = routes.filter((route) => !route.startsWith('GET '))
const methodOf = (route: string) => route.split(' ')[0] ?? ''

const ask = (url: string, init: RequestInit, bindings = env) =>
  app.fetch(new Request(url, { redirect: 'manual', ...init }), bindings, createExecutionContext())

const forgeries: Record<string, Record<string, string>> = {
  'another site': { origin: 'https://evil.test' },
  'a sibling host': { origin: 'http://other.lectern.test' },
  'another scheme or port': { origin: 'http://lectern.test:8080' },
  'an opaque origin': { origin: 'null' },
  'no origin': {},
  'cross-site by its own word': { origin: own, 'sec-fetch-site': 'cross-site' },
  'same-site by its own word': { origin: own, 'sec-fetch-site': 'same-site' },
  'an address that was typed': { 'sec-fetch-site': 'none' },
}

const bodies: Record<string, string> = {
  'application/x-www-form-urlencoded': '_method=DELETE',
  'multipart/form-data; boundary=x': '--x\r\n\r\n--x--',
  'text/plain': '{"a":"=b"}',
  'application/json': '{}',
}

test('a write that does not come from our own page is refused at every door that reads the cookie, whatever its type (F7)', async () => {
  const whole = await makeWhole('Plain')
  const doors = writes.filter((route) => / \/(console|sign-in|sign-out)/.test(route))
  for (const route of doors) {
    for (const [who, forged] of Object.entries(forgeries)) {
      for (const [type, body] of Object.entries(bodies)) {
        const headers = { accept: 'text/html', cookie: whole.cookie, 'content-type': type, ...forged }
        const { status } = await ask(own + pathIn(whole, route), { method: methodOf(route), headers, body })
        expect([route, who, type, status]).toEqual([route, who, type, 403])
      }
    }
  }
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.actorId, whole.owner.id))
  expect(lines).toEqual([])
}, 60_000)

/** The pages and files that everybody gets alike. */
const cached = new Set([
  'GET /',
  'GET /events/:event',
  'GET /events/:event/sessions/:session{[0-9]+}',
  'GET /events/:event/speakers',
  'GET /events/:event/speakers/:speaker{[a-z0-9-]+}',
  'GET /events/:event/changes',
  'GET /events/:event/changes.atom',
  'GET /events/:event/photos',
  'GET /events/:event/photos/albums/:album',
  'GET /events/:event/photos/press',
  'GET /events/:event/photos.rss',
  'GET /events/:event/schedule',
  'GET /events/:event/schedule.json',
  'GET /events/:event/schedule.xml',
  'GET /events/:event/photos/:photo',
  'GET /organizations/:organization',
  'GET /calendars',
  'GET /calendar',
  'GET /organizations/:organization/calendar',
  'GET /events/:event/calendar',
  'GET /calendar.ics',
  'GET /events/:event/calendar.ics',
  'GET /events/:event/tracks/:track{.+\\.ics}',
  'GET /events/:event/rooms/:room{.+\\.ics}',
  'GET /events/:event/speakers/:speaker{.+\\.ics}',
  'GET /events/:event/sessions/:session{.+\\.ics}',
  'GET /organizations/:organization/calendar.ics',
  'GET /api/v1/events/:event/availability',
  'GET /files/:key/:name',
  'GET /files/:file{material-[\\w-]+}/:name',
  'GET /sitemap.xml',
  'GET /sitemaps/:list/:part{[0-9]+\\.xml}',
  'GET /robots.txt',
])
const machines = /\.ics|changes\.atom|photos\.rss|schedule\.(json|xml)|\/api\/|\/files\/|sitemap|robots/

async function checkHeaders(what: string, answer: Response) {
  const policy = answer.headers.get('content-security-policy') ?? ''
  await answer.body?.cancel()
  expect({
    what,
    guarded: ["default-src 'none'", "frame-ancestors 'none'"].filter((part) => !policy.includes(part)),
    unsafe: policy.includes('unsafe'),
    sniff: answer.headers.get('x-content-type-options'),
    referrer: answer.headers.get('referrer-policy') !== null,
    transport: answer.headers.get('strict-transport-security'),
    opener: answer.headers.get('cross-origin-opener-policy'),
    caching: answer.headers.get('cache-control') !== null,
  }).toEqual({
    what,
    guarded: [],
    unsafe: false,
    sniff: 'nosniff',
    referrer: true,
    transport: 'max-age=31536000; includeSubDomains',
    opener: 'same-origin',
    caching: true,
  })
}

test('every answer carries the security headers: pages, files, redirects, 304 and refusals (F10)', async () => {
  const whole = await makeWhole('Plain')
  for (const route of routes) {
    const headers = { accept: 'text/html', origin: own, cookie: whole.cookie }
    for (const path of [pathIn(whole, route), `${pathIn(whole, route)}/nothing`]) {
      await checkHeaders(`${route} ${path}`, await ask(own + path, { method: methodOf(route), headers }))
    }
  }
  const picture = `${own}/files/${whole.photos.ready.publicKey}/320.webp`
  for (const url of [picture, `${own}/events/${whole.event.slug}/calendar.ics`]) {
    const tag = (await ask(url, {})).headers.get('etag') ?? ''
    const again = await ask(url, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    await checkHeaders(url, again)
  }
  const form = { method: 'POST', body: new URLSearchParams({ name: 'x'.repeat(2_100_000) }) }
  const large = await ask(`${own}/events/${whole.event.slug}/register`, form)
  expect(large.status).toBe(413)
  await checkHeaders('413', large)
})

test('only what everybody gets alike may be kept, pages only under an address with the language; nothing else, no error, no cookie (E16, F9)', async () => {
  const whole = await makeWhole('Plain')
  for (const route of reads) {
    for (const query of ['', '?lang=en']) {
      const answer = await get(pathIn(whole, route) + query, {
        cookie: whole.cookie,
        headers: { 'x-forwarded-scheme': 'http' },
      })
      await answer.body?.cancel()
      const mayBeKept = cached.has(route) && (query !== '' || machines.test(route))
      const isKept = answer.headers.get('cache-control') !== 'private, no-store'
      expect([route, query, isKept, answer.headers.has('set-cookie')]).toEqual([route, query, mayBeKept, false])
    }
    const below = await get(`${pathIn(whole, route)}/x.css?lang=en`, { cookie: whole.cookie })
    expect([route, below.status === 200, below.headers.get('cache-control')]).toEqual([
      route,
      false,
      'private, no-store',
    ])
  }
})

test('a path with other slashes, case or method answers nothing that the route itself would not (F17)', async () => {
  const whole = await makeWhole('Plain')
  const headers = { accept: 'text/html', origin: own, cookie: whole.cookie }
  const paths = new Set(reads.map((route) => pathIn(whole, route)))
  for (const route of reads.filter((one) => !one.includes('/dev/'))) {
    const path = pathIn(whole, route)
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const { status } = await ask(own + path, { method, headers })
      expect([method, route, status]).toEqual([method, route, 404])
    }
    if (path === '/') continue
    for (const other of [`${path}/`, `/${path}`, path.toUpperCase(), `${path}.json`, `${path}%2e`]) {
      // The schedule has a form for machines, at its own address with its own row in the table.
      if (paths.has(other)) continue
      const { status } = await ask(own + other, { headers })
      expect([route, other, [401, 404, 410].includes(status)]).toEqual([route, other, true])
    }
  }
  const page = await (await ask(`${own}//evil.test/x`, { headers })).text()
  expect(page).not.toMatch(/(?:href|action)="(?:https?:)?\/\/evil/)
})

test('HEAD answers as GET does, without a body', async () => {
  const whole = await makeWhole('Plain')
  for (const route of reads.filter((one) => !one.includes('/dev/'))) {
    const url = `${own + pathIn(whole, route)}?lang=en`
    const headers = { accept: 'text/html', cookie: whole.cookie }
    const [full, head] = [await ask(url, { headers }), await ask(url, { method: 'HEAD', headers })]
    await full.body?.cancel()
    expect([route, head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      route,
      full.status,
      full.headers.get('content-type'),
      '',
    ])
  }
})

test('whatever D1 says when it fails stays out of the answer, and what was asked of it out of the log (F19, C9)', async () => {
  const whole = await makeWhole('Plain')
  const secrets = [whole.ticket, whole.preview, whole.cookie.split('=')[1] ?? '', whole.registration.mailbox, 'params:']
  let failures = 0
  for (const failing of [0, 1]) {
    for (const route of routes) {
      const database = aroundDatabase(env.DB, async ({ index }, run) => {
        if (index === failing) throw new Error('D1_ERROR: no such column: secret_column: SQLITE_ERROR')
        return run()
      })
      const headers = { accept: 'text/html', origin: own, cookie: whole.cookie }
      const body = methodOf(route) === 'GET' ? {} : { body: new URLSearchParams({ email: whole.registration.email }) }
      const url = `${own + pathIn(whole, route)}?lang=en`
      const answer = await ask(url, { method: methodOf(route), headers, ...body }, { ...env, DB: database })
      const text = await answer.text()
      const log = expectErrors().join('\n')
      expect([route, failing, secrets.filter((secret) => log.includes(secret))]).toEqual([route, failing, []])
      expect([route, failing, text.includes('secret_column')]).toEqual([route, failing, false])
      if (answer.status < 500) continue
      failures += 1
      expect([route, answer.headers.get('cache-control')]).toEqual([route, 'private, no-store'])
      expect([route, /\.tsx?:\d|SQLITE|\bat \w+ \(/.test(text)]).toEqual([route, false])
    }
  }
  expect(failures).toBeGreaterThan(80)
}, 60_000)

test('the log names the pattern of a route and the request, never what its address or form carried (C9)', async () => {
  const whole = await makeWhole('Plain')
  const lines: string[] = []
  vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line))
  const { ENVIRONMENT: _development, ...deployed } = env
  const secrets = [whole.ticket, whole.preview, whole.event.slug, whole.registration.email, whole.registration.id]
  const email = whole.registration.email
  for (const route of routes) {
    const headers = { accept: 'text/html', origin: own, cookie: whole.cookie }
    const body = methodOf(route) === 'GET' ? {} : { body: new URLSearchParams({ email }) }
    const url = `${own + pathIn(whole, route)}?lang=en&q=${encodeURIComponent(email)}`
    await (await ask(url, { method: methodOf(route), headers, ...body }, deployed as typeof env)).body?.cancel()
  }
  expect(lines.length).toBeGreaterThanOrEqual(routes.length)
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([])
}, 60_000)
