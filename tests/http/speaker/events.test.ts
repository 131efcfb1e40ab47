import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeAssistant, makeSpeaking } from '#tests/support/speaking.ts'
import { unseal } from '#worker/core/seal.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { speakingInvitations } from '#worker/domain/programme/speaking/table.ts'

const { db } = ctx()

async function invited(mailbox: string) {
  const made = await makeSpeaking()
  await db
    .update(speakingInvitations)
    .set({ email: mailbox, mailbox })
    .where(eq(speakingInvitations.id, made.invitation.id))
  return made
}

const codeMailed = async (mailbox: string) => {
  const [mail] = await db.select().from(mails).where(eq(mails.mailbox, mailbox))
  return mail?.sealed ? unseal(ctx().secret, mail.sealed) : undefined
}

test('a speaker without an account signs in by a mailed code and sees all their events together', async () => {
  const mailbox = `${unique('professor')}@example.org`
  const [one, two] = [await invited(mailbox), await invited(mailbox)]
  const first = await get('/speaking?lang=en')
  expect([first.status, first.headers.get('location')]).toEqual([303, '/sign-in?lang=en&next=%2Fspeaking'])
  await post('/sign-in?lang=en', { email: mailbox, next: '/speaking' })
  const code = (await codeMailed(mailbox)) ?? ''
  const signedIn = await post('/sign-in/code?lang=en', { email: mailbox, code, next: '/speaking' })
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/speaking?lang=en'])
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const html = await (await get('/speaking?lang=en', { cookie })).text()
  expect([html.includes(`/speaking/${one.token}?lang=en`), html.includes(`/speaking/${two.token}?lang=en`)]).toEqual([
    true,
    true,
  ])
  const [account] = await db.select().from(accounts).where(eq(accounts.mailbox, mailbox))
  expect([account?.name, account?.email]).toEqual(['Test Speaker', mailbox])
})

test('an assistant signs in under their own name; a mailbox whose link was taken back gets no code', async () => {
  const { invitation } = await makeSpeaking()
  const email = `${unique('helper')}@example.org`
  await makeAssistant(invitation, { name: 'Helper An', email })
  await post('/sign-in', { email })
  await post('/sign-in/code', { email, code: (await codeMailed(email)) ?? '' })
  expect((await db.select().from(accounts).where(eq(accounts.mailbox, email)))[0]?.name).toBe('Helper An')
  const gone = `${unique('gone')}@example.org`
  await makeAssistant(invitation, { email: gone, revokedAt: new Date() })
  await post('/sign-in', { email: gone })
  expect(await codeMailed(gone)).toBeUndefined()
})

test('a signed-in person whom no event knows reads so, and sees nobody else’s', async () => {
  const { token } = await makeSpeaking()
  const cookie = await makeSignIn(await makeAccount())
  const html = await (await get('/speaking?lang=en', { cookie })).text()
  expect([html.includes('No event knows this mailbox'), html.includes(token)]).toEqual([true, false])
})
