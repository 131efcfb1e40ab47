import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { after, mailNow, makeMail, makeRegistration, noon } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { type MailRow, mails } from '#worker/domain/mail/table.ts'

async function makeOffice() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  return { event, cookie, path: `/console/events/${event.slug}/mails` }
}
type Office = Awaited<ReturnType<typeof makeOffice>>

async function makeEventMail({ event }: Office, values: Partial<MailRow> = {}) {
  const registration = await makeRegistration({ name: 'Đặng <b>Ánh</b>' }, event)
  return makeMail({ subjectId: registration.id, eventId: event.id, ...values })
}

const page = async ({ path, cookie }: Office, query = '') => (await get(`${path}?lang=en${query}`, { cookie })).text()
const figures = (html: string) =>
  [...html.matchAll(/<strong>([\d,]+)<\/strong> ([a-z ]+)/g)].map(([, n, state]) => `${n} ${state}`)
const people = (html: string) => html.match(/<th scope="row">/g)?.length ?? 0

test('the page counts mails by state and shows first what wants a hand, with the provider’s words', async () => {
  const office = await makeOffice()
  const failed = await makeEventMail(office, { state: 'failed', error: '550 5.1.1 <no such user>' })
  await makeEventMail(office, { state: 'sent', sentAt: noon })
  await makeEventMail(office, { state: 'sent', sentAt: noon })
  await makeEventMail(office, { state: 'withheld', error: 'its cause is gone' })
  await makeEventMail(await makeOffice(), { state: 'failed', error: '550 elsewhere' })
  const html = await page(office)
  expect(figures(html)).toEqual(['1 failed', '0 came back', '0 waiting', '0 on the way', '1 withheld', '2 sent'])
  expect(html).toContain('550 5.1.1 &lt;no such user&gt;')
  expect(html).toContain('Đặng &lt;b&gt;Ánh&lt;/b&gt;')
  expect(html).toContain(`/mails/${failed.id}/repetition`)
  expect(html).not.toContain('elsewhere')
  expect(await page(office, '&state=withheld')).toContain('What it would have told was no longer true.')
  expect(people(await page(office, '&state=sent'))).toBe(2)
  expect(people(await page(office, '&state=(CASE&before=1'))).toBe(1)
})

test('an event without mails says what comes; the oldest that waits is named', async () => {
  const office = await makeOffice()
  expect(await page(office)).toContain('No mail was written yet.')
  for (const createdAt of [new Date(Date.now() - 20.5 * 60_000), new Date()]) {
    await makeEventMail(office, { id: uuidv7(createdAt), createdAt })
  }
  expect(await page(office)).toContain('The oldest waiting mail was written 20 minutes ago.')
})

test('120 mails stand on three pages, newest first, and a page reads no more of them than it shows', async () => {
  const office = await makeOffice()
  const { id: subjectId } = await makeRegistration({}, office.event)
  for (let n = 0; n < 120; n += 1) {
    await makeMail({ subjectId, eventId: office.event.id, state: 'sent', sentAt: after(n) })
  }
  const seen: number[] = []
  let html = await page(office)
  for (let pages = 0; pages < 4; pages += 1) {
    seen.push(people(html))
    const [, before] = /before=([0-9a-f-]+)[^"]*">Older mails/.exec(html) ?? []
    if (!before) break
    html = await page(office, `&state=sent&before=${before}`)
  }
  expect(seen).toEqual([50, 50, 20])
  const cost = () =>
    counted(`${office.path}?lang=en&state=failed`, { headers: { accept: 'text/html', cookie: office.cookie } })
  expect((await cost()).roundTrips).toBe(2)
})

test('sent again twice at once, a mail goes once: its own row, told in the history', async () => {
  const office = await makeOffice()
  const failed = await makeEventMail(office, { state: 'failed', error: '550', attempts: 3 })
  const again = () => post(`${office.path}/${failed.id}/repetition?lang=en`, {}, { cookie: office.cookie })
  expect((await Promise.all([again(), again(), again()])).map(({ status }) => status)).toEqual([303, 303, 303])
  const rows = await ctx().db.select().from(mails).where(eq(mails.subjectId, failed.subjectId))
  expect(rows.map(({ state, key, attempts, eventId }) => ({ state, key, attempts, eventId }))).toContainEqual({
    state: 'queued',
    key: `again:${failed.id}`,
    attempts: 0,
    eventId: office.event.id,
  })
  expect(rows.length).toBe(2)
  expect(await mailNow(failed.id)).toEqual(failed)
  const told = and(eq(auditEntries.subjectId, failed.id), eq(auditEntries.action, 'mail.sent_again'))
  expect(await ctx().db.$count(auditEntries, told)).toBe(1)
  const html = await page(office, '&state=failed')
  expect(html).toContain('Was sent again.')
  expect(html).not.toContain('/repetition')
})

test('the page of a registration says why a mail failed and sends it again, back to the same page', async () => {
  const office = await makeOffice()
  const failed = await makeEventMail(office, { state: 'failed', error: '550 no such user' })
  const path = `/console/events/${office.event.slug}/registrations/${failed.subjectId}`
  const own = async (query = '') => (await get(`${path}?lang=en${query}`, { cookie: office.cookie })).text()
  const html = await own()
  expect(html).toContain('550 no such user')
  const [, action = ''] = /action="([^"]*repetition[^"]*)"/.exec(html) ?? []
  const answer = await post(action.replaceAll('&amp;', '&'), {}, { cookie: office.cookie })
  expect(answer.headers.get('location')).toBe(`${path}?done=again&lang=en`)
  const after = await own('&done=again')
  expect(after).toContain('It is on its way again.')
  expect(after).not.toContain('/repetition')
})

test('a mail that did not fail is not sent again, and one of another event does not exist', async () => {
  const office = await makeOffice()
  const sent = await makeEventMail(office, { state: 'sent', sentAt: noon })
  const foreign = await makeEventMail(await makeOffice(), { state: 'failed' })
  const again = (id: string) => post(`${office.path}/${id}/repetition`, {}, { cookie: office.cookie })
  expect((await again(sent.id)).status).toBe(409)
  expect((await again(foreign.id)).status).toBe(404)
  expect((await again('nothing')).status).toBe(404)
  expect(await ctx().db.$count(mails, eq(mails.subjectId, foreign.subjectId))).toBe(1)
})

test('the list of registrations marks whose mail came back, until a later one arrives', async () => {
  const office = await makeOffice()
  const list = async () =>
    (await get(`/console/events/${office.event.slug}/registrations?lang=en`, { cookie: office.cookie })).text()
  const { subjectId } = await makeEventMail(office, { state: 'bounced', error: 'bounced Permanent' })
  expect(await list()).toContain('mail came back')
  await makeMail({ subjectId, eventId: office.event.id, state: 'queued', createdAt: after(60) })
  expect(await list()).toContain('mail came back')
  await makeMail({ subjectId, eventId: office.event.id, state: 'sent', createdAt: after(120) })
  expect(await list()).not.toContain('mail came back')
})

test('after an edit the organiser sees how many people will be told what, and tells them at once or not at all', async () => {
  for (const [decision, done, told] of [
    ['dispatch', 'They are told within five minutes.', 1],
    ['removal', 'Nobody will be told of this change.', 0],
  ] as const) {
    const office = await makeOffice()
    const { event, cookie } = office
    await makeRegistration({}, event)
    const { values } = formOf(event, null)
    const fields = { ...values, languages: 'en', onlineUrl: 'https://meet.example/other' }
    const saved = await post(`/console/events/${event.slug}/edit?lang=en`, fields, { cookie })
    expect(saved.headers.get('location')).toBe(`${office.path}?done=changed&lang=en`)
    const html = await page(office, '&done=changed')
    expect(html).toContain('1 person with a confirmed place will be told by mail.')
    expect(html).toContain('none → https://meet.example/other')
    const answer = await post(`${office.path}/notice/${decision}?lang=en`, {}, { cookie })
    expect(await (await get(answer.headers.get('location') ?? '', { cookie })).text()).toContain(done)
    expect(await ctx().db.$count(mails, and(eq(mails.eventId, event.id), eq(mails.template, 'event.changed')))).toBe(
      told,
    )
  }
})
