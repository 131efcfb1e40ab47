import { beforeEach, expect, test, vi } from 'vitest'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, noon } from '#tests/support/mails.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'
import { resendDriver } from '#worker/jobs/mail/drivers/resend.ts'

const from = { name: 'Viện "Thử nghiệm"', email: 'no-reply@example.org' }
const driver = resendDriver('re_key', from)
const mail: OutgoingMail = {
  id: '0199-mail',
  messageId: '<0199-mail@lectern.test>',
  to: 'lan@example.org',
  subject: 'Your place',
  html: '<p>Hello</p>',
  text: 'Hello',
  attachments: [{ name: 'seminar.ics', contentType: 'text/calendar', content: 'Hội thảo' }],
}

beforeEach(async () => {
  await emptyOutbox()
})

/** Resend as its documentation describes it: answers in turn, the last again and again. It is the one thing a test may fake. */
function resend(...answers: (() => Response | Promise<Response>)[]) {
  const asked: Request[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push(new Request(input, init))
    const answer = answers[Math.min(asked.length, answers.length) - 1]
    return answer ? answer() : Response.json({ id: 'r1' })
  })
  return asked
}

const refusal =
  (status: number, name: string, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ statusCode: status, name, message: 'the words' }, { status, headers })

test('Resend gets one recipient, both bodies, the file and our id as key and tag', async () => {
  const asked = resend()
  expect(await driver.send(mail)).toEqual({ result: 'sent' })
  const [request] = asked
  expect(request?.url).toBe('https://api.resend.com/emails')
  expect(request?.headers.get('authorization')).toBe('Bearer re_key')
  expect(request?.headers.get('idempotency-key')).toBe('0199-mail')
  expect(await request?.json()).toEqual({
    from: '"Viện Thử nghiệm" <no-reply@example.org>',
    to: ['lan@example.org'],
    subject: 'Your place',
    html: '<p>Hello</p>',
    text: 'Hello',
    headers: { 'X-Lectern-Mail': '<0199-mail@lectern.test>' },
    tags: [{ name: 'mail', value: '0199-mail' }],
    attachments: [{ filename: 'seminar.ics', content: 'SOG7mWkgdGjhuqNv', content_type: 'text/calendar' }],
  })
})

test('a refusal of this mail is final; keys, quotas, outages and an unverified domain are not', async () => {
  const send = async (status: number, name: string) => {
    resend(refusal(status, name))
    return (await driver.send(mail)).result
  }
  expect([
    await send(400, 'validation_error'),
    await send(422, 'invalid_parameter'),
    await send(422, 'invalid_from_address'),
    await send(401, 'missing_api_key'),
    await send(403, 'validation_error'),
    await send(409, 'concurrent_idempotent_requests'),
    await send(500, 'internal_server_error'),
  ]).toEqual(['permanent', 'permanent', 'temporary', 'temporary', 'temporary', 'temporary', 'temporary'])
  resend(() => new Response('<html>Bad gateway</html>', { status: 502 }))
  expect(await driver.send(mail)).toEqual({ result: 'temporary', words: '502 <html>Bad gateway</html>' })
})

test('a key that is known with other content was taken: the mail is sent', async () => {
  resend(refusal(409, 'invalid_idempotent_request'))
  expect(await driver.send(mail)).toEqual({ result: 'sent' })
})

test('asked to come back in a moment, the drain waits itself; asked for longer, the mail does', async () => {
  const asked = resend(refusal(429, 'rate_limit_exceeded', { 'retry-after': '0.01' }), () =>
    Response.json({ id: 'r1' }),
  )
  expect(await driver.send(mail)).toEqual({ result: 'sent' })
  expect(asked.map(({ headers }) => headers.get('idempotency-key'))).toEqual([mail.id, mail.id])
  resend(refusal(429, 'daily_quota_exceeded', { 'retry-after': '3600' }))
  expect(await driver.send(mail)).toEqual({
    result: 'temporary',
    words: '429 daily_quota_exceeded the words',
    retryAfterSeconds: 3600,
  })
})

test('a Retry-After of an hour puts off the whole drain by an hour, without asking for each mail', async () => {
  const rows = [await makeMail(), await makeMail(), await makeMail()]
  const asked = resend(refusal(429, 'daily_quota_exceeded', { 'retry-after': '3600' }))
  await drainThrough(ctxAt(noon), driver)
  expect(asked.length).toBe(1)
  for (const { id } of rows) expect(await mailNow(id)).toMatchObject({ state: 'queued', nextAttemptAt: after(3600) })
})

test('half an hour without Resend: retried with growing pauses, then sent once', async () => {
  const { id } = await makeMail()
  resend(() => Promise.reject(new TypeError('network unreachable')))
  for (let minute = 0; minute < 30; minute += 1) await drainThrough(ctxAt(after(minute * 60)), driver)
  expect(await mailNow(id)).toMatchObject({ state: 'queued', attempts: 5, error: 'network unreachable' })
  const asked = resend()
  for (let minute = 30; minute < 120; minute += 5) await drainThrough(ctxAt(after(minute * 60)), driver)
  expect([asked.length, (await mailNow(id)).state]).toEqual([1, 'sent'])
})

test('taken but not answered in time: asked again under the same key', async () => {
  const { id } = await makeMail()
  const asked = resend(
    () => new Promise(() => {}),
    () => Response.json({ id: 'r1' }),
  )
  await drainThrough(ctxAt(noon), driver, 20)
  expect(await mailNow(id)).toMatchObject({ state: 'queued', error: 'no answer within 0.02 s' })
  await drainThrough(ctxAt(after(10)), driver)
  expect(asked.map(({ headers }) => headers.get('idempotency-key'))).toEqual([id, id])
  expect(await mailNow(id)).toMatchObject({ state: 'sent' })
})
