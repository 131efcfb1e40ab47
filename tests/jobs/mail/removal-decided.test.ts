import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { ctxAt, emptyOutbox, mailNow, makeMail, noon, provider } from '#tests/support/mails.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { makeRemoval } from '#tests/support/removals.ts'
import { removalRequests } from '#worker/domain/galleries/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

type Decided = Partial<typeof removalRequests.$inferInsert>

async function send(decided: Decided) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const { request } = await makeRemoval(event, { email: 'asker@example.org' })
  await ctx().db.update(removalRequests).set(decided).where(eq(removalRequests.id, request.id))
  const row = await makeMail({ template: 'photo.removal_decided', subjectId: request.id })
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  return { organization, mail: got[0], state: (await mailNow(row.id)).state }
}

test('who asked is told that the photo is deleted', async () => {
  const { organization, mail, state } = await send({ state: 'granted' })
  expect([state, mail?.to, mail?.subject]).toEqual(['sent', 'asker@example.org', 'Photo deleted: Test seminar'])
  expect(mail?.text).toBe(`The photo is deleted

You asked to remove a photo of this event. It is deleted with every size and the original.

Event: Test seminar

Privacy notice of the organiser
http://lectern.test/organizations/${organization.slug}?lang=en#privacy

-- 
You receive this mail once, because this address was left with a request to remove a photo.
Sent automatically by Lectern at http://lectern.test.
`)
})

test.each([
  ['en', 'Your request about a photo: Test seminar', 'Their words: Nobody is seen.'],
  ['vi', 'Về đề nghị gỡ ảnh của bạn: Hội thảo thử nghiệm', 'Ban tổ chức viết: Nobody is seen.'],
  ['fr', 'Votre demande concernant une photo : Test seminar', 'Ses mots\u00a0: Nobody is seen.'],
] as const)('a refusal is told in %s with the organiser’s words', async (locale, subject, words) => {
  const { mail } = await send({ state: 'refused', note: 'Nobody is seen.', locale })
  expect([mail?.subject, mail?.text.includes(words)]).toEqual([subject, true])
})

test('while nothing is decided nothing is told', async () => {
  const { mail, state } = await send({ state: 'open' })
  expect([mail, state]).toEqual([undefined, 'withheld'])
})
