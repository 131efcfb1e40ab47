import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { access } from '#tests/support/access-table.ts'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, unique } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { wholeSitemap } from '#tests/support/sitemap.ts'
import { makeWhole, pathIn, type Whole } from '#tests/support/whole.ts'
import { app } from '#worker/app.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { events, eventWords } from '#worker/domain/events/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

/** What everybody may ask for, without cookie or link. */
const open = Object.keys(access).filter(
  (route) => route.startsWith('GET ') && !/\/(console|dev|tickets|previews|speaking|photographing|sign-in)/.test(route),
)

const every = (whole: Whole) =>
  open.flatMap((route) => ['en', 'vi', 'fr'].map((lang) => `${pathIn(whole, route)}?lang=${lang}`))

test('nothing public tells an address, a name of a registrant, a token, a private key or a link for the registered (A9)', async () => {
  const online = `https://meet.example.org/${unique('room')}`
  const whole = await makeWhole('Plain', { onlineUrl: online, coverOriginalKey: unique('original') })
  const { registration, owner, photos, event } = whole
  const name = unique('Registrant')
  const [streamUrl, recordingUrl] = [
    `https://stream.example.org/${unique('s')}`,
    `https://video.example.org/${unique('r')}`,
  ]
  const internalNote = unique('note')
  await ctx()
    .db.update(sessions)
    .set({ streamUrl, recordingUrl, internalNote })
    .where(eq(sessions.id, whole.parameters.session))
  await makeRelease(event)
  await ctx().db.update(registrations).set({ name, organization: name }).where(eq(registrations.id, registration.id))
  const secrets = {
    online,
    'stream for registrants': streamUrl,
    'recording for registrants': recordingUrl,
    'note of organisers': internalNote,
    'address of a registrant': registration.email,
    'mailbox of a registrant': registration.mailbox,
    'hash of the mailbox': await plainHash(registration.mailbox),
    'key of the registration': registration.key,
    'id of the registration': registration.id,
    'name of a registrant': name,
    'address of a member': owner.email,
    'id of a member': owner.id,
    'cover original': event.coverOriginalKey ?? '',
    'photo original': photos.ready.originalKey,
    'photo that waits': photos.waiting.publicKey,
    'upload key': photos.ready.uploadKey,
    ticket: whole.ticket,
    preview: whole.preview,
    'link of a speaker': whole.speaking,
  }
  for (const path of [...every(whole), `/?lang=en&q=${event.slug.replaceAll('-', '')}`, `/${event.slug}`]) {
    const answer = await get(path)
    const text = new TextDecoder('latin1').decode(await answer.arrayBuffer()).replaceAll('\r\n ', '')
    const told = Object.entries(secrets).filter(([, secret]) => text.includes(secret))
    expect([path, told]).toEqual([path, []])
    const headers = [...answer.headers].flat().join('\n')
    expect([path, Object.values(secrets).filter((secret) => headers.includes(secret))]).toEqual([path, []])
  }
})

test('a draft is not found at any address, as an unknown one, and stands in no list, feed, search or sitemap (A6)', async () => {
  const whole = await makeWhole('Plain', { title: { en: 'Quagga draft' } })
  const { event, parameters } = whole
  await ctx().db.update(events).set({ state: 'draft', previewOpen: false }).where(eq(events.id, event.id))
  await ctx().db.insert(eventWords).values({ word: 'quagga', eventId: event.id })
  const unknown = {
    ...whole,
    parameters: { ...parameters, event: 'no-such-event', key: 'x'.repeat(22), file: 'material-xxxx' },
  }
  const own = open.filter((route) => /:event|:key|:file/.test(route))
  expect(own.length).toBeGreaterThan(7)
  for (const route of own) {
    const [draft, nothing] = [
      await get(`${pathIn(whole, route)}?lang=en`),
      await get(`${pathIn(unknown, route)}?lang=en`),
    ]
    const plain = (text: string) => text.replaceAll(pathIn(whole, route), '').replaceAll(pathIn(unknown, route), '')
    expect([route, draft.status, plain(await draft.text())]).toEqual([route, 404, plain(await nothing.text())])
  }
  const lists = ['/?lang=en', '/?lang=en&q=quagga', '/calendar.ics']
  expect(await wholeSitemap()).not.toContain(event.slug)
  const { slug } = whole.organization
  for (const path of [...lists, `/organizations/${slug}?lang=en`, `/organizations/${slug}/calendar.ics`]) {
    const text = await (await get(path)).text()
    expect([path, text.includes(event.slug), text.includes('Quagga')]).toEqual([path, false, false])
  }
})

test('a forged host reaches no link: pages, feeds and the API’s answer keep the address of the installation (C4)', async () => {
  const event = await makeEvent({ capacity: 5 })
  const forged = { 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test', 'x-forwarded-proto': 'http' }
  const ask = (path: string, init: RequestInit = {}) =>
    app.fetch(
      new Request(`http://evil.test${path}`, { ...init, headers: { ...forged, ...init.headers } }),
      env,
      createExecutionContext(),
    )
  const email = `${unique('forged')}@example.org`
  const body = JSON.stringify({ name: 'Lan', email, consent: true })
  const made = await ask(`/api/v1/events/${event.slug}/registrations`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(((await made.json()) as { ticket: string }).ticket).toMatch(/^http:\/\/lectern\.test\/tickets\//)
  const again = await ask(`/events/${event.slug}/ticket-link`, { method: 'POST', body: new URLSearchParams({ email }) })
  expect(again.status).toBe(202)
  for (const path of [
    '/',
    `/events/${event.slug}`,
    `/events/${event.slug}/calendar.ics`,
    '/sitemap.xml',
    '/robots.txt',
  ])
    expect([path, (await (await ask(`${path}?lang=en`)).text()).includes('evil.test')]).toEqual([path, false])
})
