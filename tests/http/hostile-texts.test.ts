import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { access } from '#tests/support/access-table.ts'
import { ctx } from '#tests/support/context.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post, postJson } from '#tests/support/requests.ts'
import { makeWhole, pathIn, type Whole } from '#tests/support/whole.ts'
import { contributors, sessionRooms, sessions } from '#worker/domain/programme/table.ts'

const markup = `"><svg onload=alert(1)></textarea></title><script>alert(1)</script>'><img src=x onerror=alert(1)>{{7*7}}`

/** Addresses that answer a person or a machine with what is stored, for a GET without further rights than the owner's. */
const readable = Object.keys(access).filter((route) => route.startsWith('GET ') && !route.includes('/dev/'))

/** Schedules the session of a whole world as a signing, and releases what that changes: markup moves, is renamed and changes rooms. */
async function changeProgramme({ event, parameters }: Whole) {
  const { db } = ctx()
  const [name, title] = [{ en: markup }, { en: `${markup} again` }]
  const times = { startsAt: event.startsAt, endsAt: event.endsAt }
  await db.batch([
    db
      .update(sessions)
      .set({ kind: 'ceremony', title, delegations: [name, title], ...times })
      .where(eq(sessions.id, parameters.session)),
    db
      .update(contributors)
      .set({ delegation: 1, role: 'signatory' })
      .where(eq(contributors.id, parameters.contributor)),
    db.delete(sessionRooms).where(eq(sessionRooms.sessionId, parameters.session)),
  ])
  await makeRelease(event, name)
}

test('markup in every text of everything is text on every page, in JSON-LD and in what machines read (B1, B7)', async () => {
  const whole = await makeWhole(markup)
  await changeProgramme(whole)
  for (const route of readable) {
    const answer = await get(`${pathIn(whole, route)}?lang=en`, { cookie: whole.cookie })
    const type = answer.headers.get('content-type') ?? ''
    const text = await answer.text()
    if (!/html|xml/.test(type)) continue
    for (const alive of ['<svg onload', '<script>alert', '<img src=x', '</textarea></title>', "'><img"]) {
      expect([route, text.includes(alive)]).toEqual([route, false])
    }
    const [, inFeed = ''] = /<content type="html">(.*?)<\/content>/s.exec(text) ?? []
    expect([route, /<(svg|script|img)/.test(inFeed.replaceAll('&lt;', '<').replaceAll('&amp;', '&'))]).toEqual([
      route,
      false,
    ])
    for (const [, json = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      expect([route, () => JSON.parse(json)]).toEqual([route, expect.any(Function)])
      expect(JSON.stringify(JSON.parse(json)).includes('<svg onload=alert(1)>')).toBe(true)
    }
  }
})

const strange = [
  '%00',
  '%ff%fe',
  '%E0%A4%A',
  '%e2%80%ae',
  '%f0%9f%98%80',
  'a%0d%0aSet-Cookie:x=1',
  `${'x'.repeat(5000)}`,
  "'%20OR%201=1--",
]

test('an address of bytes that are no text, or of far too many, is not found and never an error (B8, B9)', async () => {
  for (const part of strange) {
    for (const path of [
      '/events/',
      '/organizations/',
      '/tickets/',
      '/previews/',
      '/invitations/',
      '/events/x/photos/',
      '/sign-in/links/',
    ]) {
      const { status } = await get(`${path}${part}?lang=en`)
      expect([path, part.slice(0, 30), [404, 410].includes(status)]).toEqual([path, part.slice(0, 30), true])
    }
    for (const path of ['/events/_/calendar.ics', '/files/_/320.webp', '/api/v1/events/_/availability']) {
      const { status } = await get(path.replace('_', part))
      expect([path, part.slice(0, 30), status]).toEqual([path, part.slice(0, 30), 404])
    }
  }
})

test('queries of any size and kind change no page into an error, and none asks for more than a page (B8, H4)', async () => {
  const whole = await makeWhole('Plain')
  const numbers =
    'page=1e9&per_page=1e6&after=1e9&before=9e99&from=1e12&uploaded=-1&state=CASE&done=x&sort=(CASE)&order=id;--'
  const many = Array.from({ length: 1000 }, (_, n) => `filter${n}=1`).join('&')
  for (const query of [
    numbers,
    many,
    ...strange.map((part) => `q=${part}&after=${part}&before=${part}&next=${part}`),
  ]) {
    for (const route of readable) {
      const { status } = await get(`${pathIn(whole, route)}?lang=en&${query}`, { cookie: whole.cookie })
      expect([route, query.slice(0, 40), status < 500]).toEqual([route, query.slice(0, 40), true])
    }
  }
}, 60_000)

test('controls, overrides and lone surrogates leave a name before it is stored; marks and words without end are refused (B9, B12)', async () => {
  const event = await makeEvent()
  const register = (name: string, n: number) =>
    postJson(`/api/v1/events/${event.slug}/registrations`, { name, email: `marks-${n}@example.org`, consent: true })
  const dirty = 'Ngu\u0000yễn\u0007 \u202eVăn\u2028 \ud800An\u0085\ufeff'
  const answer = await register(dirty, 0)
  expect(answer.status).toBe(201)
  const { ticket } = (await answer.json()) as { ticket: string }
  expect(await (await get(new URL(ticket).pathname)).text()).toContain('Nguyễn Văn An')
  const endless = [`a${'\u0301'.repeat(10_000)}`, 'x'.repeat(20_000), '\u200b'.repeat(50), '\u202e\u202e', '']
  for (const [n, name] of endless.entries()) expect([n, (await register(name, n + 1)).status]).toEqual([n, 422])
  expect((await register('x'.repeat(100_000), 99)).status).toBe(413)
})

test('a body is counted while it comes: too long a one is refused without its announced length, and many fields cost little', async () => {
  const event = await makeEvent()
  const { default: worker } = await import('#worker/index.ts')
  const { env } = await import('cloudflare:workers')
  const { createExecutionContext } = await import('cloudflare:test')
  const send = (path: string, type: string, chunk: string, chunks: number) => {
    let left = chunks
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new TextEncoder().encode(chunk))
        else controller.close()
      },
    })
    const headers = { 'content-type': type, origin: 'http://lectern.test' }
    return worker.fetch(
      new Request(`http://lectern.test${path}`, { method: 'POST', body, headers }),
      env,
      createExecutionContext(),
    )
  }
  const form = 'application/x-www-form-urlencoded'
  expect((await send('/sign-in', form, 'email=x&'.repeat(10_000), 100)).status).toBe(413)
  expect((await send(`/events/${event.slug}/register`, form, 'name=x&'.repeat(10_000), 100)).status).toBe(413)
  expect(
    (await send(`/api/v1/events/${event.slug}/registrations`, 'application/json', '['.repeat(100_000), 100)).status,
  ).toBe(413)
  const started = Date.now()
  expect((await send('/sign-in', form, 'email=x&'.repeat(10_000), 20)).status).toBe(422)
  expect(Date.now() - started).toBeLessThan(3000)
  expect((await post('/sign-in', { '__proto__.email': 'x', 'constructor.prototype.x': '1' })).status).toBe(422)
})
