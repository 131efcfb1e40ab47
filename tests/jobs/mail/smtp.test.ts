import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, makeRegistration, noon } from '#tests/support/mails.ts'
import type { SmtpTalk } from '#tests/support/smtp-server.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'
import { type SmtpServer, smtpDriver, smtpServerOf } from '#worker/jobs/mail/drivers/smtp.ts'
import { headerText, messageOf } from '#worker/jobs/mail/drivers/smtp-message.ts'
import { handOver } from '#worker/jobs/mail/drivers/smtp-session.ts'

const server: SmtpServer = { host: 'localhost', port: env.TEST_SMTP_PORT, username: 'user', password: 'password' }
const from = { name: 'Viện Thử nghiệm', email: 'no-reply@example.org' }
const mail: OutgoingMail = {
  id: '1',
  messageId: '<1@lectern.test>',
  to: 'lan@example.org',
  subject: 'Chỗ của bạn: Hội thảo',
  html: '<p>Xin chào</p>',
  text: 'Xin chào\n.\n..\r\n.\r\nMAIL FROM:<v@x.test>\nHết\n',
  attachments: [{ name: 'hoi-thao.ics', contentType: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR' }],
}

const talks = async () => (await (await env.TEST_SMTP.fetch('http://smtp.test/')).json()) as SmtpTalk[]

beforeEach(async () => {
  await emptyOutbox()
  await talks()
})

const decoded = (base64: string) => new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
const word = (text = '') =>
  text.replace(/\r\n /g, '').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64) => decoded(base64))

test('a server gets one recipient and the very text, dots and all, under our Message-ID', async () => {
  expect(await smtpDriver(server, from).send(mail)).toEqual({ result: 'sent' })
  const [talk] = await talks()
  expect(talk?.commands).toEqual([
    'EHLO example.org',
    `AUTH PLAIN ${btoa('\0user\0password')}`,
    'MAIL FROM:<no-reply@example.org>',
    'RCPT TO:<lan@example.org>',
    'DATA',
    'QUIT',
  ])
  const message = talk?.message ?? ''
  expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  expect(message).toMatch(/^[\x20-\x7e\r\n]*$/)
  const header = (name: string) => new RegExp(`^${name}: ((?:.*\r\n )*.*)\r\n`, 'm').exec(message)?.[1]
  expect([header('Message-ID'), header('To'), word(header('From')), word(header('Subject'))]).toEqual([
    '<1@lectern.test>',
    'lan@example.org',
    'Viện Thử nghiệm <no-reply@example.org>',
    'Chỗ của bạn: Hội thảo',
  ])
  const bodies = [...message.matchAll(/base64\r\n\r\n([\s\S]*?)\r\n--/g)].map(([, body = '']) => decoded(body))
  expect(bodies).toEqual([mail.text, mail.html, mail.attachments[0]?.content])
})

test('what a server says decides: 421, 451 and silence are for now, 550 and 554 for good, in its words', async () => {
  const send = (to: string) => smtpDriver(server, from).send({ ...mail, to })
  expect(await send('rcpt-421@x.test')).toEqual({ result: 'temporary', words: '421 first line 4.3.2 try again later' })
  expect(await send('rcpt-550@x.test')).toEqual({ result: 'permanent', words: '550 first line 5.1.1 no such user' })
  expect(await send('data-451@x.test')).toEqual({ result: 'temporary', words: '451 first line 4.7.1 greylisted' })
  expect(await send('data-554@x.test')).toEqual({ result: 'permanent', words: '554 first line 5.7.1 looks like spam' })
  expect(await send('hangup@x.test')).toEqual({ result: 'temporary', words: 'the mail server hung up' })
})

test('a wrong password and a server that is not there are matters of set-up: the mail waits', async () => {
  expect(await smtpDriver({ ...server, password: 'wrong' }, from).send(mail)).toEqual({
    result: 'temporary',
    words: '535 5.7.8 wrong password',
  })
  expect(await smtpDriver({ ...server, port: 1 }, from).send(mail)).toMatchObject({ result: 'temporary' })
})

test('to another machine nothing is said without encryption, the password least of all', async () => {
  const delivery = await smtpDriver({ ...server, host: '127.0.0.2' }, from).send(mail)
  expect(delivery).toEqual({ result: 'temporary', words: 'the mail server offers no encryption' })
  expect((await talks())[0]?.commands).toEqual(['EHLO example.org', 'QUIT'])
})

test('a domain travels in ASCII; letters in the name go only to a server that takes them', async () => {
  await smtpDriver(server, from).send({ ...mail, to: 'lan@ví-dụ.vn' })
  expect((await talks())[0]?.commands).toContain('RCPT TO:<lan@xn--v-d-rma6749a.vn>')
  expect(await smtpDriver(server, from).send({ ...mail, to: 'đức@example.org' })).toMatchObject({ result: 'permanent' })
})

test('accepted but not answered in time: sent again under the same Message-ID, and marked when the answer comes', async () => {
  const registration = await makeRegistration({ email: `silent@example.org`, mailbox: 'silent@example.org' })
  const row = await makeMail({ subjectId: registration.id })
  await drainThrough(ctxAt(noon), smtpDriver(server, from), 300)
  expect(await mailNow(row.id)).toMatchObject({ state: 'queued', error: 'no answer within 0.3 s' })
  await drainThrough(ctxAt(after(10)), smtpDriver(server, from), 300)
  const ids = (await talks()).map(({ message }) => /^Message-ID: (.*)\r$/m.exec(message)?.[1])
  expect(ids).toEqual([`<${row.id}@lectern.test>`, `<${row.id}@lectern.test>`])
})

test('a server that takes the message and says nothing is left in time, its connection closed', async () => {
  const envelope = { from: from.email, to: 'silent@example.org', message: 'Subject: x\r\n\r\nx\r\n' }
  expect(await handOver(server, envelope, 200)).toEqual({ result: 'temporary', words: 'no answer within 0.2 s' })
})

test('a line break in a header is refused, a long one folded into words of at most 75 characters', () => {
  expect(() => messageOf({ ...mail, to: 'a@x.test\r\nBcc: v@x.test' }, from, noon)).toThrow('To is not one line')
  expect(() => messageOf({ ...mail, messageId: '<1>\nX: y' }, from, noon)).toThrow('Message-ID is not one line')
  const long = 'Hội thảo trí tuệ nhân tạo '.repeat(8)
  const folded = headerText(long)
  expect(Math.max(...folded.split('\r\n ').map((part) => part.length))).toBeLessThanOrEqual(75)
  expect(word(folded)).toBe(long)
  expect(word(headerText('a\r\nBcc: v@x.test'))).toBe('a\r\nBcc: v@x.test')
  expect(headerText('a\r\nBcc: v@x.test')).not.toMatch(/[\r\n]/)
})

test('a port that is none is as good as no server', () => {
  expect(smtpServerOf({ SMTP_HOST: 'smtp.example.org' })).toEqual({ host: 'smtp.example.org', port: 587 })
  for (const port of ['0', 'x', '65536', '1.5']) {
    expect(smtpServerOf({ SMTP_HOST: 'smtp.example.org', SMTP_PORT: port })).toBeUndefined()
  }
})
