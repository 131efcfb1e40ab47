import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { ctxAt, emptyOutbox, mailNow, makeMail, noon, provider } from '#tests/support/mails.ts'
import { makeAccount, makeCoHost, makeEvent, makeMember, makeOrganization } from '#tests/support/make.ts'
import { acceptInvitation } from '#worker/domain/events/answer-invitation.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { members } from '#worker/domain/organizations/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

/** An event that names an organization, and the mail to its owner. */
async function world(values: Partial<EventRow> = {}, locale: 'en' | 'vi' | 'fr' = 'en') {
  const inviter = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const organization = await makeOrganization({ name: { en: 'Chamber of Trials', fr: 'Chambre des essais' } })
  const startsAt = new Date('2040-10-20T02:00:00Z')
  const event = await makeEvent({ organization: inviter, startsAt, ...values })
  await makeCoHost(event, { organization, acceptedAt: null })
  const account = await makeMember(organization, 'owner', await makeAccount({ name: 'Lan', locale }))
  const [member] = await ctx().db.select().from(members).where(eq(members.accountId, account.id))
  const row = await makeMail({ template: 'host.invited', subjectId: `${event.id}.${member?.id}` })
  return { event, organization, account, member, row }
}

async function send(id: string) {
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  return { mail: got[0], state: (await mailNow(id)).state }
}

test('the mail of an invitation says which event, when, by whom, as what, and leads to the answer', async () => {
  const { organization, account, row } = await world()
  const { mail, state } = await send(row.id)
  expect([state, mail?.to, mail?.subject]).toEqual(['sent', account.email, 'Invitation: Test seminar'])
  expect(mail?.text).toBe(`Does your organization agree to be named?

Hello Lan,

Institute of Tests would like to name Chamber of Trials on the page of its event. Nobody outside sees the name until you or a colleague agrees.

Event: Test seminar
When: Saturday, 20 October 2040
Organised by: Institute of Tests
Named as: Co-host

Answer in the console
http://lectern.test/console/organizations/${organization.slug}?lang=en

There you accept or decline with one click. You can also withdraw later.

-- 
You receive this mail once, because you may answer for your organization. If you do nothing, it is not named.
Sent automatically by Lectern at http://lectern.test.
`)
})

test.each([
  ['vi', 'Lời mời: Hội thảo thử nghiệm'],
  ['fr', 'Invitation : Test seminar'],
] as const)('it is written in the language of who may answer: %s', async (locale, subject) => {
  const { row } = await world({}, locale)
  const { mail } = await send(row.id)
  expect(mail?.subject).toBe(subject)
  expect(mail?.html).toContain(`<html lang="${locale}">`)
})

test('no mail program makes a link of what the inviting organiser typed', async () => {
  const { row } = await world({ title: { en: 'Win https://evil.test' }, languages: ['en'] })
  const { mail } = await send(row.id)
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain('evil.test')
})

test('it is withheld when the answer is given, the event cancelled or the reader a member no more', async () => {
  const answered = await world()
  const { event, organization, account } = answered
  await acceptInvitation(ctx(), { actorId: account.id, organization, event })
  expect((await send(answered.row.id)).state).toBe('withheld')
  const cancelled = await world()
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, cancelled.event.id))
  expect((await send(cancelled.row.id)).state).toBe('withheld')
  const lowered = await world()
  await ctx().db.update(members).set({ role: 'viewer' }).where(eq(members.accountId, lowered.account.id))
  expect((await send(lowered.row.id)).state).toBe('withheld')
})
