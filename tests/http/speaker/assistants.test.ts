import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSpeaking } from '#tests/support/speaking.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { speakingAssistants } from '#worker/domain/programme/speaking/table.ts'
import { compose } from '#worker/jobs/mail/compose.ts'
import { loadSubjects } from '#worker/jobs/mail/subjects.ts'

const { db } = ctx()

/** The mail to whoever was named, as it would be sent now. */
async function mailTo(mailbox: string) {
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.mailbox, mailbox), eq(mails.template, 'speaking.assistant')))
  if (!mail) throw new Error('no mail')
  const composed = await compose(ctx(), mail, await loadSubjects(ctx(), [mail]))
  return composed && 'to' in composed ? composed : undefined
}

test('a speaker names an assistant, who gets a mail in their language with a link of their own, until it is ended', async () => {
  const { token } = await makeSpeaking()
  const email = `${unique('helper')}@example.org`
  const named = await post(`/speaking/${token}/assistants?lang=en`, { name: 'Trần An', email, locale: 'vi' })
  expect(named.status).toBe(303)
  const mail = await mailTo(email)
  expect(mail?.to).toBe(email)
  expect(mail?.subject).toBe('Bạn giúp Test Speaker: Hội thảo thử nghiệm')
  const own = mail?.text.match(/\/speaking\/[\w-]{43}/)?.[0] ?? ''
  expect(own).not.toBe(`/speaking/${token}`)
  const page = await (await get(`${own}?lang=vi`)).text()
  expect(page).toContain('Trần An, bạn đang làm việc ở đây thay cho Test Speaker.')
  expect(page).not.toContain('/assistants')
  const [row] = await db.select().from(speakingAssistants).where(eq(speakingAssistants.mailbox, email))
  expect((await post(`/speaking/${token}/assistants/${row?.id}/revocation`, {})).status).toBe(303)
  expect((await get(`${own}?lang=vi`)).status).toBe(410)
  expect(await mailTo(email)).toBeUndefined()
})

test('a name with lines and links reaches one header and makes no link in the mail (C1, C3)', async () => {
  const { token } = await makeSpeaking()
  const email = `${unique('helper')}@example.org`
  await post(`/speaking/${token}/assistants`, { name: 'An\r\nBcc: v@x.test https://evil.test', email, locale: 'en' })
  const mail = await mailTo(email)
  expect(mail?.subject).not.toMatch(/[\r\n]/)
  expect([mail?.text, mail?.html].join(' ')).not.toMatch(/https:\/\/evil\.test|v@x\.test/)
})

test('what is not one address is refused beside its field, and an assistant names nobody', async () => {
  const { token } = await makeSpeaking()
  const assistants = `/speaking/${token}/assistants?lang=en`
  for (const email of ['a@x.test,b@y.test', '"a b"@x.test', 'nobody', '']) {
    const answer = await post(assistants, { name: 'An', email, locale: 'en' })
    expect([email, answer.status, (await answer.text()).includes('email-fault')]).toEqual([email, 422, true])
  }
})
