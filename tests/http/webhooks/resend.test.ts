import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { mailNow, makeMail } from '#tests/support/mails.ts'
import { app } from '#worker/app.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import type { MailRow } from '#worker/domain/mail/table.ts'

const secret = `whsec_${btoa('a secret of 24 bytes ....')}`

async function sign(id: string, timestamp: string, body: string, by = secret): Promise<string> {
  const bytes = Uint8Array.from(atob(by.slice(6)), (c) => c.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${timestamp}.${body}`))
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`
}

const seconds = (from = 0) => String(Math.floor(Date.now() / 1000) + from)

interface Call {
  body: string
  id?: string
  timestamp?: string
  signature?: string
  bindings?: object
}

/** A call as Resend makes it, unless told otherwise. */
async function call({ body, id = 'msg_1', timestamp = seconds(), signature, bindings = {} }: Call) {
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': timestamp,
    'svix-signature': signature ?? (await sign(id, timestamp, body)),
  }
  const request = new Request('http://lectern.test/webhooks/resend', { method: 'POST', body, headers })
  return app.fetch(request, { ...env, RESEND_WEBHOOK_SECRET: secret, ...bindings }, createExecutionContext())
}

const told = (mail: Pick<MailRow, 'id'>, type = 'email.bounced', tags: unknown = { mail: mail.id }) =>
  JSON.stringify({
    type,
    created_at: '2040-06-01T12:00:00.000Z',
    data: { email_id: 'r1', to: ['lan@example.org'], tags, bounce: { type: 'Permanent', message: 'no such user' } },
  })

const sent = () => makeMail({ subjectId: 'nobody', state: 'sent', sentAt: new Date() })

test('a bounce or complaint is noted on its mail, in the provider’s words, whichever way the tags are written', async () => {
  const [one, other] = [await sent(), await sent()]
  expect((await call({ body: told(one) })).status).toBe(200)
  expect(await mailNow(one.id)).toMatchObject({ state: 'bounced', error: 'bounced Permanent no such user' })
  expect((await call({ body: told(other, 'email.complained', [{ name: 'mail', value: other.id }]) })).status).toBe(200)
  expect((await mailNow(other.id)).state).toBe('bounced')
})

test('a forged call changes nothing: no signature, another’s, of another body, too old, from the future', async () => {
  const mail = await sent()
  const body = told(mail)
  const stranger = `whsec_${btoa('another secret of 24 by.')}`
  const forged: Call[] = [
    { body, signature: '' },
    { body, signature: 'v1,' },
    { body, signature: 'v1,AAAA' },
    { body, signature: await sign('msg_1', seconds(), body, stranger) },
    { body, signature: await sign('msg_1', seconds(), `${body} `) },
    { body, signature: (await sign('msg_1', seconds(), body)).replace('v1,', 'v2,') },
    { body, timestamp: seconds(-301) },
    { body, timestamp: seconds(310) },
    { body, timestamp: 'now' },
    { body, id: '' },
  ]
  for (const each of forged) expect((await call(each)).status).toBe(401)
  expect(await mailNow(mail.id)).toEqual(mail)
})

test('one of several signatures is enough, as while a secret is changed', async () => {
  const mail = await sent()
  const timestamp = seconds()
  const right = await sign('msg_1', timestamp, told(mail))
  expect((await call({ body: told(mail), timestamp, signature: `v1,AAAA ${right}` })).status).toBe(200)
  expect((await mailNow(mail.id)).state).toBe('bounced')
})

test('a replay, an unknown mail, another event and what was never sent change nothing and are taken', async () => {
  const mail = await sent()
  await call({ body: told(mail) })
  const once = await mailNow(mail.id)
  expect((await call({ body: told(mail, 'email.complained') })).status).toBe(200)
  expect(await mailNow(mail.id)).toEqual(once)
  const queued = await makeMail({ subjectId: 'nobody' })
  for (const body of [
    told({ id: uuidv7(new Date()) }),
    told(queued),
    told(mail, 'email.delivered'),
    told(mail, 'email.bounced', undefined),
    '[]',
  ]) {
    expect((await call({ body })).status).toBe(200)
  }
  expect(await mailNow(queued.id)).toEqual(queued)
})

test('a bounce that is quicker than our own mark is not lost', async () => {
  const mail = await makeMail({ subjectId: 'nobody', state: 'sending', claim: 'c1' })
  await call({ body: told(mail) })
  expect(await mailNow(mail.id)).toMatchObject({ state: 'bounced', claim: null })
})

test('what is signed but no JSON is refused; without a secret there is no such address', async () => {
  expect((await call({ body: 'x' })).status).toBe(400)
  for (const bindings of [{ RESEND_WEBHOOK_SECRET: undefined }, { RESEND_WEBHOOK_SECRET: '' }]) {
    expect((await call({ body: told(await sent()), bindings })).status).toBe(404)
  }
  expect((await call({ body: told(await sent()), bindings: { RESEND_WEBHOOK_SECRET: 'whsec_' } })).status).toBe(401)
})
