import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeCoHost, makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeFile, makeMaterial, pdf } from '#tests/support/materials.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import type { MaterialRow, VersionRow } from '#worker/domain/materials/table.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'

const pathOf = ({ publicKey }: VersionRow) => `/files/material-${publicKey}/slides.pdf`

const status = async (path: string, cookie?: string) => {
  const answer = await get(path, cookie ? { cookie } : {})
  await answer.arrayBuffer()
  return answer.status
}

const ticketOf = ({ id, ticketVersion }: RegistrationRow) => linkToken(ctx().secret, 'ticket', id, ticketVersion)

test('a file comes as an attachment of our type under its name, sandboxed, and may be kept with the event’s tag (E7, E11)', async () => {
  const event = await makeEvent()
  const version = await makeFile(event, {}, { name: 'Bài giảng "1".html' })
  const name = encodeURIComponent('Bài giảng _1_.html.pdf')
  const answer = await get(`/files/material-${version.publicKey}/${name}`)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf)
  const headers = [
    'content-type',
    'content-disposition',
    'content-length',
    'content-security-policy',
    'x-content-type-options',
    'cache-control',
    'cache-tag',
    'accept-ranges',
  ]
  expect(Object.fromEntries(headers.map((header) => [header, answer.headers.get(header)]))).toEqual({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Bai giang _1_.html.pdf"; filename*=UTF-8''${name}`,
    'content-length': String(pdf.length),
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=300',
    'cache-tag': `event-${event.id}`,
    'accept-ranges': 'bytes',
  })
  expect(await status(`/files/material-${version.publicKey}/other.html`)).toBe(404)
  expect(await status(`/files/material-${version.objectKey}/${name}`)).toBe(404)
})

test('a part of a file is answered with just that part, an impossible one with 416, a known file with 304', async () => {
  const path = pathOf(await makeFile(await makeEvent()))
  const ask = async (headers: Record<string, string>) => {
    const answer = await get(path, { headers })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return [answer.status, answer.headers.get('content-range'), new TextDecoder().decode(bytes)]
  }
  const [size, text] = [pdf.length, new TextDecoder().decode(pdf)]
  const etag = (await get(path)).headers.get('etag') ?? ''
  expect(await ask({ range: 'bytes=1-3' })).toEqual([206, `bytes 1-3/${size}`, 'PDF'])
  expect(await ask({ range: 'bytes=-6' })).toEqual([206, `bytes ${size - 6}-${size - 1}/${size}`, '%%EOF\n'])
  expect(await ask({ range: `bytes=${size - 1}-99999` })).toEqual([206, `bytes ${size - 1}-${size - 1}/${size}`, '\n'])
  expect(await ask({ range: `bytes=${size}-` })).toEqual([416, `bytes */${size}`, ''])
  expect(await ask({ range: 'bytes=5-2' })).toEqual([200, null, text])
  expect(await ask({ range: 'bytes=0-1,3-4' })).toEqual([200, null, text])
  expect(await ask({ range: 'bytes=1-3', 'if-range': etag })).toEqual([206, `bytes 1-3/${size}`, 'PDF'])
  expect(await ask({ range: 'bytes=1-3', 'if-range': '"another"' })).toEqual([200, null, text])
  expect(await ask({ 'if-none-match': `"x", ${etag}` })).toEqual([304, null, ''])
})

const hour = 3_600_000
const soon = () => new Date(Date.now() + hour)
const before = () => new Date(Date.now() - hour)

test.each([
  ['at once', {}, {}, 200],
  ['from a date that has come', { releaseRule: 'date', releaseAt: before() }, {}, 200],
  ['from a date to come', { releaseRule: 'date', releaseAt: soon() }, {}, 404],
  ['from the beginning of an event that runs', { releaseRule: 'start' }, { startsAt: before(), endsAt: soon() }, 200],
  ['from the beginning of an event to come', { releaseRule: 'start' }, {}, 404],
  ['from the end of an event that runs', { releaseRule: 'end' }, { startsAt: before(), endsAt: soon() }, 404],
  [
    'from the end of an event that is over',
    { releaseRule: 'end' },
    { startsAt: new Date(Date.now() - 2 * hour), endsAt: before() },
    200,
  ],
  ['that is withdrawn', { withdrawnAt: before() }, {}, 404],
  ['of a draft', {}, { state: 'draft' }, 404],
  ['of a cancelled event', {}, { state: 'cancelled' }, 404],
] as [string, Partial<MaterialRow>, Partial<EventRow>, number][])(
  'a file for everybody %s answers them by its rule, and its page tells of it just then (E10)',
  async (_, material, values, expected) => {
    const event = await makeEvent(values)
    const path = pathOf(await makeFile(event, material))
    expect(await status(path)).toBe(expected)
    const page = await (await get(`/events/${event.slug}?lang=en`)).text()
    expect(page.includes(path)).toBe(expected === 200)
  },
)

test('a file of a session follows the time of the released programme and stands on the session’s page only', async () => {
  const event = await makeEvent()
  const session = await makeSession(event, { startsAt: before(), endsAt: soon() })
  const atStart = pathOf(await makeFile(event, { sessionId: session.id, releaseRule: 'start' }))
  const atEnd = pathOf(await makeFile(event, { sessionId: session.id, releaseRule: 'end' }))
  const removed = pathOf(await makeFile(event, { sessionId: 'gone' }))
  expect([await status(atStart), await status(atEnd), await status(removed)]).toEqual([404, 404, 404])
  await makeRelease(event)
  expect([await status(atStart), await status(atEnd), await status(removed)]).toEqual([200, 404, 404])
  const page = await (await get(`/events/${event.slug}/sessions/1?lang=en`)).text()
  expect([page.includes(atStart), page.includes(atEnd)]).toEqual([true, false])
  expect((await (await get(`/events/${event.slug}?lang=en`)).text()).includes('/files/material-')).toBe(false)
})

test('a file for registrants is only behind the link of a confirmed ticket of the event, and is kept nowhere', async () => {
  const event = await makeEvent()
  const [mine, other, waiting] = [
    await makeRegistration({}, event),
    await makeRegistration({}, await makeEvent()),
    await makeRegistration({ state: 'waitlisted' }, event),
  ]
  const path = pathOf(await makeFile(event, { audience: 'registrants' }))
  const forHosts = pathOf(await makeFile(event, { audience: 'hosts' }))
  const later = pathOf(await makeFile(event, { audience: 'registrants', releaseRule: 'start' }))
  const ticket = `/tickets/${await ticketOf(mine)}`
  expect((await (await get(`/events/${event.slug}?lang=en`)).text()).includes('/files/material-')).toBe(false)
  const page = await (await get(`${ticket}?lang=en`)).text()
  expect([path, forHosts, later].map((one) => page.includes(ticket + one))).toEqual([true, false, false])
  const answer = await get(ticket + path)
  expect([answer.status, answer.headers.get('cache-control'), (await answer.arrayBuffer()).byteLength]).toEqual([
    200,
    'private, no-store',
    pdf.length,
  ])
  const closed = [path, ticket + forHosts, ticket + later]
  const others = [`/tickets/${await ticketOf(other)}${path}`, `/tickets/${await ticketOf(waiting)}${path}`]
  for (const address of [...closed, ...others, `/tickets/${'a'.repeat(43)}${path}`, `/tickets/x${path}`])
    expect([address, await status(address)]).toEqual([address, 404])
  await ctx().db.update(registrations).set({ state: 'cancelled' }).where(eq(registrations.id, mine.id))
  expect(await status(ticket + path)).toBe(404)
})

test('a file for hosts is for signed-in members of those that prepare the event; before its time only for those who edit', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = async (of: typeof organization, role: 'viewer' | 'programme-editor' | 'door-staff') =>
    makeSignIn(await makeMember(of, role))
  const [viewer, editor, door] = [
    await cookie(organization, 'viewer'),
    await cookie(organization, 'programme-editor'),
    await cookie(organization, 'door-staff'),
  ]
  const coHost = await cookie(await makeCoHost(event), 'viewer')
  const invited = await cookie(await makeCoHost(event, { acceptedAt: null }), 'viewer')
  const partner = await cookie(await makeCoHost(event, { role: 'partner' }), 'programme-editor')
  const stranger = await cookie(await makeOrganization(), 'programme-editor')
  const actors = [undefined, stranger, partner, invited, door, viewer, coHost, editor]
  const now = pathOf(await makeFile(event, { audience: 'hosts' }))
  const later = pathOf(await makeFile(event, { audience: 'hosts', releaseRule: 'start' }))
  expect(await Promise.all(actors.map((who) => status(now, who)))).toEqual([404, 404, 404, 404, 404, 200, 200, 200])
  expect(await Promise.all(actors.map((who) => status(later, who)))).toEqual([404, 404, 404, 404, 404, 404, 404, 200])
  expect((await get(now, { cookie: viewer })).headers.get('cache-control')).toBe('private, no-store')
  await ctx().db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id))
  expect([await status(now, viewer), await status(now, editor)]).toEqual([404, 200])
})

test('a link is shown as a link, and a material without a file not at all', async () => {
  const event = await makeEvent()
  await makeMaterial(event, { title: { en: 'Empty so far' } })
  await makeMaterial(event, { kind: 'link', title: { en: 'Code' }, url: 'https://example.org/code' })
  const page = await (await get(`/events/${event.slug}?lang=en`)).text()
  expect([page.includes('https://example.org/code'), page.includes('Empty so far')]).toEqual([true, false])
})
