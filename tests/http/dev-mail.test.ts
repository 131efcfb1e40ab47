import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { app } from '#worker/app.ts'
import { keepLocally, localMailbox } from '#worker/domain/mail/local.ts'

async function deliver(values: { subject?: string; html?: string } = {}) {
  const to = `${unique('lan')}@example.org`
  await keepLocally(ctx(), {
    messageId: `<${unique('mail')}@lectern.test>`,
    to,
    subject: 'Your place: Hội thảo',
    text: 'Open your ticket:\nhttp://lectern.test/tickets/abc?lang=en\n',
    html: '<p>Open</p>',
    attachments: [{ name: 'seminar.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
    ...values,
  })
  const [mail] = await localMailbox(ctx(), 1)
  if (!mail) throw new Error('no mail')
  return mail
}

test('machines get the mails as an array, newest first', async () => {
  const older = await deliver()
  const newer = await deliver()
  const list = (await (await get('/dev/mail.json')).json()) as { id: string }[]
  expect(list.slice(0, 2)).toEqual(
    [newer, older].map(({ id, to, subject, text, html, sentAt }) => ({
      id,
      to,
      subject,
      text,
      html,
      attachments: [{ name: 'seminar.ics', content: 'BEGIN:VCALENDAR' }],
      sentAt: sentAt.toISOString(),
    })),
  )
})

test('people see the list, a mail with its links and files, and its HTML without any right', async () => {
  const mail = await deliver({ subject: '<b>Hello</b>', html: '<script>alert(1)</script>' })
  const list = await (await get('/dev/mail?lang=vi')).text()
  expect(list).toContain('Hộp thư trên máy này')
  expect(list).toContain(`href="/dev/mail/${mail.id}?lang=vi"`)
  const page = await (await get(`/dev/mail/${mail.id}?lang=en`)).text()
  expect(page).toContain('&lt;b&gt;Hello&lt;/b&gt;')
  expect(page).toContain('<a href="http://lectern.test/tickets/abc?lang=en">')
  expect(page).toContain('BEGIN:VCALENDAR')
  expect(page).not.toContain('<script>')
  const body = await get(`/dev/mail/${mail.id}/body`)
  expect(await body.text()).toBe('<script>alert(1)</script>')
  const policy = body.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^sandbox [^;]*; default-src 'none'; style-src 'sha256-/)
  expect(policy).not.toMatch(/allow-scripts|allow-same-origin|unsafe-inline/)
})

test('a mail that does not exist is not found', async () => {
  for (const path of ['/dev/mail/none', '/dev/mail/none/body']) expect((await get(path)).status).toBe(404)
})

test('outside development the mailbox is an address like any unknown one', async () => {
  const mail = await deliver()
  const fetchDeployed = async (path: string) => {
    const { ENVIRONMENT: _, ...deployed } = env
    const request = new Request(`http://lectern.test${path}`, { headers: { accept: 'application/json' } })
    const answer = await app.fetch(request, deployed, createExecutionContext())
    return { status: answer.status, body: await answer.text() }
  }
  const unknown = await fetchDeployed('/nothing-here')
  expect(unknown.status).toBe(404)
  for (const path of ['/dev/mail', '/dev/mail.json', `/dev/mail/${mail.id}`, `/dev/mail/${mail.id}/body`]) {
    expect(await fetchDeployed(path)).toEqual(unknown)
  }
})
