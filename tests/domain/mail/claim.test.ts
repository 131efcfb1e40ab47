import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { after, emptyOutbox, mailNow, makeMail, noon } from '#tests/support/mails.ts'
import { claimMails, giveUpMails } from '#worker/domain/mail/claim.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

test('mails claimed by many drains at once go to exactly one of them each', async () => {
  const due = await Promise.all(Array.from({ length: 60 }, () => makeMail({ subjectId: 'nobody' })))
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimMails(ctx(noon), 20)))
  expect(ids(claims.flat())).toEqual(ids(due))
  expect(claims.map((rows) => rows.length).filter((length) => length > 0)).toEqual([20, 20, 20])
})

test('only due mails are claimed, the longest due first, and the attempt is counted', async () => {
  const second = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(-60) })
  const first = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(-120) })
  await makeMail({ subjectId: 'nobody', nextAttemptAt: after(1) })
  await makeMail({ subjectId: 'nobody', state: 'withheld' })
  expect(ids(await claimMails(ctx(noon), 1))).toEqual([first.id])
  expect(await claimMails(ctx(noon), 5)).toMatchObject([{ id: second.id, state: 'sending', attempts: 1 }])
})

test('what a worker that died had taken is free after five minutes, behind the mails already due', async () => {
  const taken = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(-900) })
  await claimMails(ctx(noon), 20)
  const waiting = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(60) })
  expect(ids(await claimMails(ctx(after(299)), 1))).toEqual([waiting.id])
  const other = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(200) })
  expect(ids(await claimMails(ctx(after(300)), 1))).toEqual([other.id])
  expect(await claimMails(ctx(after(300)), 5)).toMatchObject([{ id: taken.id, attempts: 2 }])
})

test('a mail that stops the Worker each time fails after a day', async () => {
  const mail = await makeMail({ subjectId: 'nobody', sealed: 'secret' })
  await claimMails(ctx(after(86_000)), 20)
  await giveUpMails(ctx(after(86_399)))
  expect(await mailNow(mail.id)).toMatchObject({ state: 'sending' })
  expect(await claimMails(ctx(after(86_400)), 20)).toEqual([])
  await giveUpMails(ctx(after(86_400)))
  expect(await mailNow(mail.id)).toMatchObject({
    state: 'failed',
    sealed: null,
    error: 'the Worker stopped each time it was sent',
  })
})

test('a sign-in code goes before news for one person, and these before news for everybody', async () => {
  const bulk = await makeMail({ subjectId: 'nobody', priority: 2, nextAttemptAt: after(-900) })
  const single = await makeMail({ subjectId: 'nobody', nextAttemptAt: after(-60) })
  const code = await makeMail({ subjectId: 'nobody', priority: 0 })
  const claimed = [await claimMails(ctx(noon), 1), await claimMails(ctx(noon), 1), await claimMails(ctx(noon), 1)]
  expect(claimed.map(ids)).toEqual([[code.id], [single.id], [bulk.id]])
})
