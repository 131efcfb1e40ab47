import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  after,
  ctxAt,
  driverOf,
  emptyOutbox,
  mailNow,
  makeMail,
  makeRegistration,
  noon,
  provider,
} from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { localMailbox } from '#worker/domain/mail/local.ts'
import type { MailRow } from '#worker/domain/mail/table.ts'
import { drainOutbox, drainThrough } from '#worker/jobs/mail/drain.ts'
import type { OutgoingMail } from '#worker/jobs/mail/drivers/driver.ts'

beforeEach(async () => {
  await emptyOutbox()
})

/** So many mails, each to a guest of its own. */
async function makeMails(count: number): Promise<MailRow[]> {
  const event = await makeEvent()
  const made: MailRow[] = []
  for (let n = 0; n < count; n += 1) {
    made.push(await makeMail({ subjectId: (await makeRegistration({}, event)).id }))
  }
  return made
}

const idOf = (mail: OutgoingMail) => mail.messageId.slice(1).split('@')[0] ?? ''

test('drains at once and a message delivered three times send each mail once', async () => {
  const mails = await makeMails(50)
  const { got, driver } = provider()
  await Promise.all(Array.from({ length: 6 }, () => drainThrough(ctxAt(noon), driver)))
  await drainThrough(ctxAt(after(3600)), driver)
  expect(got.map(idOf).sort()).toEqual(mails.map(({ id }) => id).sort())
})

test('a refusal for now is tried again by plan and then arrives, once', async () => {
  const mail = await makeMail()
  const { got, driver } = provider(
    { result: 'temporary', words: '421 try later' },
    { result: 'temporary', words: '451 greylisted' },
  )
  const first = ctxAt(noon)
  await drainThrough(first, driver)
  expect(first.delays).toEqual([10])
  await drainThrough(ctxAt(after(9)), driver)
  const second = ctxAt(after(10))
  await drainThrough(second, driver)
  expect(second.delays).toEqual([60])
  expect(await mailNow(mail.id)).toMatchObject({ state: 'queued', attempts: 2, error: '451 greylisted' })
  await drainThrough(ctxAt(after(70)), driver)
  await drainThrough(ctxAt(after(7200)), driver)
  expect(await mailNow(mail.id)).toMatchObject({ state: 'sent', attempts: 3, error: null, sentAt: after(70) })
  expect(got.length).toBe(3)
})

test('a provider that is dead for a day makes the mail fail with its last words', async () => {
  const mail = await makeMail()
  let attempts = 0
  for (let at = noon; at <= after(2 * 86_400); at = after(3600, at)) {
    const dead = driverOf(async () => {
      attempts += 1
      throw new Error('connection refused')
    })
    await drainThrough(ctxAt(at), dead)
  }
  expect(attempts).toBe(25)
  expect(await mailNow(mail.id)).toMatchObject({ state: 'failed', error: 'connection refused' })
})

test('a refusal for good fails at once with the provider’s words, and the others are sent', async () => {
  const refused = await makeMail()
  const sent = await makeMail()
  const { driver } = provider({ result: 'permanent', words: '550 5.1.1 no such user' })
  await drainThrough(ctxAt(noon), driver)
  const states = [await mailNow(refused.id), await mailNow(sent.id)].map(({ state, error }) => ({ state, error }))
  expect(states).toContainEqual({ state: 'failed', error: '550 5.1.1 no such user' })
  expect(states).toContainEqual({ state: 'sent', error: null })
})

test('a provider that does not answer is left after its time, and the mail is tried again', async () => {
  const mail = await makeMail()
  await drainThrough(
    ctxAt(noon),
    driverOf(() => new Promise(() => {})),
    20,
  )
  expect(await mailNow(mail.id)).toMatchObject({ state: 'queued', error: 'no answer within 0.02 s' })
})

test('a full drain asks for the next one; an empty one asks for nothing', async () => {
  await makeMails(21)
  const [first, second, third] = [ctxAt(noon), ctxAt(noon), ctxAt(noon)]
  const { got, driver } = provider()
  for (const each of [first, second, third]) await drainThrough(each, driver)
  expect([first.delays, second.delays, third.delays, got.length]).toEqual([[0], [], [], 21])
})

test('without a driver mail waits and no attempt is counted', async () => {
  const mail = await makeMail()
  const { MAIL_DRIVER: _, ...bare } = env
  await drainOutbox(ctxAt(noon), bare)
  expect(await mailNow(mail.id)).toEqual(mail)
})

test('the local driver delivers to the mailbox of the laptop', async () => {
  const registration = await makeRegistration()
  await makeMail({ subjectId: registration.id })
  await drainOutbox(ctxAt(noon), env)
  const [newest] = await localMailbox(ctx(), 1)
  expect(newest).toMatchObject({ to: registration.email, subject: 'Your place: Test seminar', sentAt: noon })
})

test('one recipient only: what is not one address is refused without asking the provider', async () => {
  const { got, driver } = provider()
  for (const email of ['a@x.test,b@y.test', 'a@x.test\r\nBcc: v@x.test', '"a b"@x.test', 'a@[127.0.0.1]']) {
    const registration = await makeRegistration({ email, mailbox: email })
    const mail = await makeMail({ subjectId: registration.id })
    await drainThrough(ctxAt(noon), driver)
    expect(await mailNow(mail.id)).toMatchObject({ state: 'failed', error: 'the recipient is not one address' })
  }
  expect(got).toEqual([])
})
