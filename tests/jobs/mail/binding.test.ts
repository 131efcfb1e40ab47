import { expect, test } from 'vitest'
import { bindingDriver } from '#worker/jobs/mail/drivers/binding.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'

const from = { name: 'Lectern', email: 'no-reply@example.org' }
const mail: OutgoingMail = {
  id: '1',
  messageId: '<1@lectern.test>',
  to: 'lan@example.org',
  subject: 'Your place',
  html: '<p>Hello</p>',
  text: 'Hello',
  attachments: [{ name: 'seminar.ics', contentType: 'text/calendar', content: 'Hội thảo' }],
}

/** Cloudflare's binding, as far as a test can stand in for it: it takes the message or throws an error with a code. */
function binding(refusal?: Error) {
  const taken: unknown[] = []
  const send = async (message: unknown) => {
    taken.push(message)
    if (refusal) throw refusal
    return { messageId: '<platform@example.org>' }
  }
  return { taken, email: { send } as SendEmail }
}

const refusal = (code: string) => Object.assign(new Error('the words'), { code })

test('the binding gets one recipient, both bodies and the file; the platform writes the Message-ID', async () => {
  const { taken, email } = binding()
  expect(await bindingDriver(email, from).send(mail)).toEqual({ result: 'sent' })
  expect(taken).toEqual([
    {
      from,
      to: 'lan@example.org',
      subject: 'Your place',
      html: '<p>Hello</p>',
      text: 'Hello',
      headers: { 'X-Lectern-Mail': '<1@lectern.test>' },
      attachments: [
        {
          disposition: 'attachment',
          filename: 'seminar.ics',
          type: 'text/calendar',
          content: new TextEncoder().encode('Hội thảo'),
        },
      ],
    },
  ])
})

test('a refusal of the recipient or the message is final; limits, outages and set-up are not', async () => {
  const answers = [
    'E_RECIPIENT_SUPPRESSED',
    'E_CONTENT_TOO_LARGE',
    'E_RATE_LIMIT_EXCEEDED',
    'E_SENDER_NOT_VERIFIED',
  ].map((code) => bindingDriver(binding(refusal(code)).email, from).send(mail))
  expect(await Promise.all(answers)).toEqual([
    { result: 'permanent', words: 'E_RECIPIENT_SUPPRESSED the words' },
    { result: 'permanent', words: 'E_CONTENT_TOO_LARGE the words' },
    { result: 'temporary', words: 'E_RATE_LIMIT_EXCEEDED the words' },
    { result: 'temporary', words: 'E_SENDER_NOT_VERIFIED the words' },
  ])
  expect(await bindingDriver(binding(new Error('connection lost')).email, from).send(mail)).toEqual({
    result: 'temporary',
    words: 'connection lost',
  })
})
