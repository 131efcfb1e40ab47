import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { failTrip } from '#tests/support/faults/database.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { app } from '#worker/app.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const address = (event: { slug: string }) => `/events/${event.slug}/register?lang=en`
const lan = { name: 'Lan Artificial', email: 'lan@example.org', locale: 'vi', consent: 'on', key: 'form-key' }
const rowsOf = (event: { id: string }) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id))

test('the form is complete without script, names no one, sets no cookie and is never kept', async () => {
  const event = await makeEvent({ capacity: 2 })
  const answer = await get(address(event))
  const html = await answer.text()
  expect({
    status: answer.status,
    cache: answer.headers.get('cache-control'),
    cookie: answer.headers.get('set-cookie'),
    key: /name="key" value="[\w-]{22}"/.test(html),
    places: html.includes('2 places are left.'),
    privacy: /\/organizations\/[\w-]+\?lang=en#privacy/.test(html),
    autocomplete: ['name', 'email', 'organization'].every((token) => html.includes(`autocomplete="${token}"`)),
  }).toEqual({
    status: 200,
    cache: 'private, no-store',
    cookie: null,
    key: true,
    places: true,
    privacy: true,
    autocomplete: true,
  })
})

test('registering leads to the ticket and keeps the sentence agreed to as it was shown', async () => {
  const event = await makeEvent()
  const answer = await post(address(event), lan)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/tickets\/[\w-]{43}\?lang=en$/)
  const [row] = await rowsOf(event)
  const shown = await (await get(address(event))).text()
  expect(row).toMatchObject({ name: 'Lan Artificial', locale: 'vi', state: 'confirmed' })
  expect(shown).toContain(row?.consent)
  expect((await post(address(event), lan)).headers.get('location')).toBe(answer.headers.get('location'))
})

test('a mistake brings the form back with everything typed, the words beside the field and the same key', async () => {
  const event = await makeEvent()
  const { consent: _, ...without } = lan
  const answer = await post(address(event), {
    ...without,
    name: 'Nguyễn Thị "Lan"',
    email: 'lan@',
    organization: '<b>VNU</b>',
  })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('value="Nguyễn Thị &quot;Lan&quot;"')
  expect(html).toContain('value="lan@"')
  expect(html).toContain('value="&lt;b&gt;VNU&lt;/b&gt;"')
  expect(html).toContain('id="email-fault"')
  expect(html).toContain('id="consent-fault"')
  expect(html).toContain('value="form-key"')
  expect(html).toMatch(/class="fault-summary" role="alert"[^>]*autofocus/)
  expect(await rowsOf(event)).toEqual([])
})

test('a registered mailbox with another key reads the words of "send my link again" and no ticket', async () => {
  const event = await makeEvent()
  await post(address(event), lan)
  const again = await post(address(event), { ...lan, key: 'other', name: 'Somebody Else', email: 'LAN@example.org' })
  const resend = await post(`/events/${event.slug}/ticket-link?lang=en`, { email: 'nobody@example.org' })
  const words = async (answer: Response) => (await answer.text()).match(/<main[\s\S]*<\/main>/)?.[0]
  expect([again.status, resend.status]).toEqual([202, 202])
  expect(await words(again)).toBe(await words(resend))
  expect((await rowsOf(event)).map(({ name }) => name)).toEqual(['Lan Artificial'])
})

test('before opening the page says when, after closing that it is closed, and a draft does not exist', async () => {
  const opens = new Date('2099-01-02T03:04:00Z')
  const early = await makeEvent({ registrationOpensAt: opens, startsAt: new Date('2099-03-01T00:00:00Z') })
  const closed = await makeEvent({ registrationClosesAt: new Date(0) })
  const draft = await makeEvent({ state: 'draft' })
  const html = await (await get(address(early))).text()
  expect(html).toContain('Registration opens on Friday, 2 January 2099, 10:04.')
  // It lies in the page until the island shows it at the opening.
  expect(html.replace(/<template>.*?<\/template>/s, '')).not.toContain('<form method="post"')
  expect(await (await get(address(closed))).text()).toContain('Registration is closed.')
  const statuses = [
    await get(address(draft)),
    await post(address(draft), lan),
    await post(address(closed), lan),
    await post(address(early), lan),
  ]
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 409, 409])
})

test('markup, controls and direction marks in a name are text or gone', async () => {
  const event = await makeEvent()
  const name = '\u202E"><svg onload=alert(1)>\u0000\u2028 {{7*7}}\uD800'
  const answer = await post(address(event), { ...lan, name })
  expect((await rowsOf(event)).map((row) => row.name)).toEqual(['"><svg onload=alert(1)> {{7*7}}'])
  const ticket = await (await get(answer.headers.get('location') ?? '')).text()
  expect(ticket).toContain('&gt;&lt;svg onload=alert(1)&gt; {{7*7}}')
  expect(ticket).not.toContain('<svg onload')
})

test('what a program fills into the hidden field is refused, and emptied for a person', async () => {
  const event = await makeEvent()
  const answer = await post(address(event), { ...lan, website: 'https://spam.test' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).not.toContain('spam.test')
  expect(await rowsOf(event)).toEqual([])
})

test('while the database does not answer the form comes back with everything typed; the same key then counts once', async () => {
  const event = await makeEvent()
  const submit = (DB: D1Database) =>
    app.request(
      address(event),
      { method: 'POST', body: new URLSearchParams({ ...lan, name: 'Đặng Thị Lan' }), headers: { accept: 'text/html' } },
      { ...env, DB },
      createExecutionContext(),
    )
  for (const when of ['before', 'after'] as const) {
    const busy = await submit(failTrip(env.DB, 0, when))
    const html = await busy.text()
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5'])
    expect(html).toContain('We are still trying.')
    expect(html).toContain('value="Đặng Thị Lan"')
    expect(html).toContain('value="form-key"')
    expect(html).toMatch(/id="consent"[^>]*checked/)
  }
  expect((await submit(env.DB)).status).toBe(303)
  expect(await rowsOf(event)).toHaveLength(1)
})

test('nothing public tells who is registered', async () => {
  const event = await makeEvent()
  await post(address(event), {
    ...lan,
    name: 'Hidden Person',
    email: 'hidden.person@example.org',
    organization: 'Hidden Office',
  })
  const [row] = await rowsOf(event)
  const addresses = ['', '/register', '/ticket-link', '/calendar.ics', '/photos'].map(
    (part) => `/events/${event.slug}${part}?lang=en`,
  )
  for (const path of [
    ...addresses,
    `/api/v1/events/${event.slug}/availability`,
    '/?lang=en',
    '/sitemap.xml',
    '/calendar.ics',
  ]) {
    const text = await (await get(path)).text()
    for (const secret of ['Hidden', 'hidden.person', row?.id, row?.key]) expect(text).not.toContain(secret)
  }
})

test('a cancelled event sends nobody a link and says so to everybody alike', async () => {
  const event = await makeEvent({ state: 'cancelled' })
  const { mailbox, email } = await makeRegistration({}, event)
  for (const address of [email, 'nobody@example.org']) {
    const answer = await post(`/events/${event.slug}/ticket-link?lang=en`, { email: address })
    expect([answer.status, (await answer.text()).includes('This event is cancelled')]).toEqual([409, true])
  }
  expect(await ctx().db.select().from(mails).where(eq(mails.mailbox, mailbox))).toEqual([])
})
