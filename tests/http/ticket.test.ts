import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'

async function makeTicket(event: { slug: string }, n: string) {
  const outcome = await register(ctx(), event.slug, person(n))
  if (!('registration' in outcome)) throw new Error('not registered')
  return { path: await ticketPath(ctx(), outcome.registration), registration: outcome.registration }
}

const rowOf = async ({ id }: RegistrationRow) =>
  (await ctx().db.select().from(registrations).where(eq(registrations.id, id)))[0]
const cancellation = (path: string) => path.replace('?', '/cancellation?')

test('a confirmed ticket shows code, online link and calendar, to nobody else and kept nowhere', async () => {
  const event = await makeEvent({ onlineUrl: 'https://meet.example.org/secret' })
  const { path } = await makeTicket(event, 'one')
  const answer = await get(path)
  const html = await answer.text()
  expect([
    answer.status,
    answer.headers.get('cache-control'),
    answer.headers.get('referrer-policy'),
    answer.headers.get('x-robots-tag'),
    answer.headers.get('set-cookie'),
  ]).toEqual([200, 'private, no-store', 'no-referrer', 'noindex', null])
  expect(html).toContain('Your place is confirmed.')
  expect(html).toContain('aria-label="Code for the door"><svg')
  expect(html).toContain('https://meet.example.org/secret')
  expect(html).toContain(`/events/${event.slug}/calendar.ics`)
})

test('who waits sees the place in the queue, and neither code nor online link', async () => {
  const event = await makeEvent({ capacity: 0, onlineUrl: 'https://meet.example.org/secret' })
  await makeTicket(event, 'first')
  const { path } = await makeTicket(event, 'second')
  const html = await (await get(path.replace('lang=en', 'lang=vi'))).text()
  expect(html).toContain('Số thứ tự của bạn trong danh sách chờ: 2')
  expect(html).not.toContain('<svg')
  expect(html).not.toContain('meet.example.org')
})

test('a ticket code counted on, shortened, in another case or revoked is not found', async () => {
  const event = await makeEvent()
  const { path, registration } = await makeTicket(event, 'one')
  const token = path.match(/tickets\/([\w-]{43})/)?.[1] ?? ''
  const flipped = [...token]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('')
  const last = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A')
  const first = (token.startsWith('A') ? 'B' : 'A') + token.slice(1)
  const statuses = []
  for (const wrong of [flipped, last, first, token.slice(1), `${token}A`, 'x', encodeURIComponent('<script>')]) {
    statuses.push((await get(`/tickets/${wrong}?lang=en`)).status)
    statuses.push((await post(`/tickets/${wrong}/cancellation?lang=en`, {})).status)
  }
  expect(new Set(statuses)).toEqual(new Set([404]))
  await ctx().db.update(registrations).set({ ticketVersion: 2 }).where(eq(registrations.id, registration.id))
  expect((await get(path)).status).toBe(404)
  expect((await rowOf(registration))?.state).toBe('confirmed')
})

test('name, organization and language can be changed, the address cannot; a mistake keeps what was typed', async () => {
  const event = await makeEvent()
  const { path, registration } = await makeTicket(event, 'one')
  const answer = await post(path, { name: 'Đặng Ánh', organization: '', locale: 'fr', email: 'thief@example.org' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}&saved`])
  expect(await rowOf(registration)).toMatchObject({
    name: 'Đặng Ánh',
    nameFolded: 'dang anh',
    organization: null,
    locale: 'fr',
    email: registration.email,
  })
  const refused = await post(path, { name: 'x'.repeat(101), organization: 'VNU', locale: 'fr' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('x'.repeat(101))
})

test('looking changes nothing; cancelling gives the place to the first in the queue and can be pressed twice', async () => {
  const event = await makeEvent({ capacity: 1 })
  const holder = await makeTicket(event, 'holder')
  const waiting = await makeTicket(event, 'waiting')
  await get(holder.path)
  expect((await get(cancellation(holder.path))).status).toBe(404)
  expect((await rowOf(holder.registration))?.state).toBe('confirmed')

  const answers = [await post(cancellation(holder.path), {}), await post(cancellation(holder.path), {})]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const html = await (await get(holder.path)).text()
  expect(html).toContain('This registration is cancelled.')
  expect(html).toContain(`/events/${event.slug}/register?lang=en`)
  expect(await (await get(waiting.path)).text()).toContain('Your place is confirmed.')
  const told = (id: string) =>
    ctx()
      .db.select({ template: mails.template })
      .from(mails)
      .where(and(eq(mails.subjectId, id)))
      .orderBy(mails.createdAt, mails.id)
  expect((await told(holder.registration.id)).map(({ template }) => template)).toEqual([
    'registration.confirmed',
    'registration.cancelled',
  ])
  expect((await told(waiting.registration.id)).map(({ template }) => template)).toEqual([
    'registration.waitlisted',
    'registration.promoted',
  ])
})

test('after the event nothing is cancelled any more', async () => {
  const event = await makeEvent()
  const { path, registration } = await makeTicket(event, 'one')
  const past = new Date(Date.now() - 1000)
  await ctx()
    .db.update(events)
    .set({ startsAt: new Date(past.getTime() - 1000), endsAt: past })
    .where(eq(events.id, event.id))
  expect((await post(cancellation(path), {})).status).toBe(409)
  expect((await rowOf(registration))?.state).toBe('confirmed')
  expect(await (await get(path)).text()).toContain('This event is over.')
})

test('the link again: 100 requests for a mailbox are 3 mails, and an unknown mailbox reads the same', async () => {
  const event = await makeEvent()
  const { registration } = await makeTicket(event, 'resend')
  const ask = (email: string) => post(`/events/${event.slug}/ticket-link?lang=en`, { email })
  const answers = await Promise.all([
    ...Array.from({ length: 100 }, () => ask(registration.email.toUpperCase())),
    ask('unknown@example.org'),
  ])
  const pages = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))
  expect(new Set(pages).size).toBe(1)
  const sent = await ctx()
    .db.select()
    .from(mails)
    .where(and(eq(mails.subjectId, registration.id), eq(mails.template, 'registration.repeated')))
  expect(sent).toHaveLength(3)
  expect((await post(`/events/${event.slug}/ticket-link?lang=en`, { email: 'a@[127.0.0.1]' })).status).toBe(422)
  expect((await get('/events/no-such-event/ticket-link')).status).toBe(404)
})

/** An event for one person, with a session for each rule of streams and recordings, and one that has neither. */
async function makeStreamed() {
  const event = await makeEvent({ capacity: 1, startsAt: new Date(Date.now() + 60 * 60_000) })
  const at = { startsAt: event.startsAt, endsAt: event.endsAt }
  const stream = (name: string) => `https://stream.example.org/${name}`
  await makeSession(event, { ...at, title: { en: 'For us' }, streamUrl: stream('registrants') })
  await makeSession(event, { ...at, title: { en: 'For all' }, streamUrl: stream('always'), streamRule: 'always' })
  const later = { streamRule: 'before', streamMinutes: 15 } as const
  await makeSession(event, { ...at, title: { en: 'Later' }, streamUrl: stream('before'), ...later })
  await makeSession(event, { title: { en: 'Kept' }, recordingUrl: stream('recording') })
  await makeSession(event, { ...at, title: { en: 'In the hall only' } })
  return event
}

const addresses = (html: string) => [...html.matchAll(/https:\/\/stream\.example\.org\/(\w+)/g)].map(([, name]) => name)

test('a confirmed ticket leads to the streams and recordings of the newest release, each by its rule', async () => {
  const event = await makeStreamed()
  const { path } = await makeTicket(event, 'one')
  const html = async () => (await get(path)).text()
  expect(addresses(await html())).toEqual([])
  await makeRelease(event)
  const shown = await html()
  expect(addresses(shown)).toEqual(['registrants', 'always', 'recording'])
  expect(shown).toContain('The stream opens here 15 minutes before the start.')
  expect(shown).toContain('aria-label="Watch the stream: For us"')
  expect(shown).not.toContain('In the hall only')
  expect(await counted(path)).toMatchObject({ status: 200, roundTrips: 1 })
})

test('who waits, who cancelled and who held a place at a cancelled event see no stream (A9)', async () => {
  const event = await makeStreamed()
  await makeRelease(event)
  const [holder, waiting] = [await makeTicket(event, 'holder'), await makeTicket(event, 'waiting')]
  const shown = async ({ path }: { path: string }) => addresses(await (await get(path)).text())
  expect([await shown(holder), await shown(waiting)]).toEqual([['registrants', 'always', 'recording'], []])
  await post(cancellation(holder.path), {})
  expect([await shown(holder), await shown(waiting)]).toEqual([[], ['registrants', 'always', 'recording']])
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, event.id))
  expect(await shown(waiting)).toEqual([])
})
