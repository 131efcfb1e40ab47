import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { after, emptyOutbox, mailNow, makeMail, noon } from '#tests/support/mails.ts'
import { claimMails } from '#worker/domain/mail/claim.ts'
import { type Attempt, settle } from '#worker/domain/mail/settle.ts'
import { wipeSecrets } from '#worker/domain/mail/wipe.ts'

beforeEach(async () => {
  await emptyOutbox()
})

async function settled(attempt: Attempt) {
  const mail = await makeMail({ subjectId: 'nobody', sealed: 'secret' })
  const [claimed] = await claimMails(ctx(noon), 1)
  if (!claimed) throw new Error('not claimed')
  const again = await settle(ctx(noon), [{ mail: claimed, attempt }])
  const { state, sealed, error, claim, nextAttemptAt } = await mailNow(mail.id)
  return { state, sealed, error, claim, again, isDueAgain: again?.getTime() === nextAttemptAt.getTime() }
}

test('what was sent, refused or withheld is final and keeps no secret', async () => {
  const final = { sealed: null, claim: null, again: undefined, isDueAgain: false }
  expect(await settled({ result: 'sent' })).toEqual({ ...final, state: 'sent', error: null })
  expect(await settled({ result: 'permanent', words: '550 no such user' })).toEqual({
    ...final,
    state: 'failed',
    error: '550 no such user',
  })
  expect(await settled({ result: 'withheld', words: 'gone' })).toEqual({ ...final, state: 'withheld', error: 'gone' })
})

test('what was refused for now waits again, with the words and its secret', async () => {
  expect(await settled({ result: 'temporary', words: '421 later' })).toEqual({
    state: 'queued',
    sealed: 'secret',
    error: '421 later',
    claim: null,
    again: after(10),
    isDueAgain: true,
  })
})

test('a drain that lost its claim changes nothing', async () => {
  const mail = await makeMail({ subjectId: 'nobody' })
  const [slow] = await claimMails(ctx(noon), 1)
  const [quick] = await claimMails(ctx(after(600)), 1)
  if (!slow || !quick) throw new Error('not claimed')
  await settle(ctx(after(600)), [{ mail: slow, attempt: { result: 'permanent', words: 'too late' } }])
  expect(await mailNow(mail.id)).toMatchObject({ state: 'sending', claim: quick.claim, error: null })
})

test('a secret is wiped after ten minutes, sent or not', async () => {
  const mail = await makeMail({ subjectId: 'nobody', sealed: 'secret' })
  await wipeSecrets(ctx(after(599)))
  expect((await mailNow(mail.id)).sealed).toBe('secret')
  await wipeSecrets(ctx(after(600)))
  expect((await mailNow(mail.id)).sealed).toBeNull()
})
