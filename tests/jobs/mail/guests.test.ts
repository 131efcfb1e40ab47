import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { invitationToken, makeInvitation } from '#tests/support/invitations.ts'
import { ctxAt, emptyOutbox, mailNow, makeMail, noon, provider } from '#tests/support/mails.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { locales } from '#worker/core/text/languages.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import type { InvitationRow } from '#worker/domain/registrations/invitations/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const startsAt = new Date('2040-10-20T02:00:00Z')

async function send(values: Partial<InvitationRow>, event: Partial<EventRow> = {}) {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const made = await makeEvent({ organization, startsAt, onlineUrl: 'https://meet.example/room' })
  await ctx()
    .db.update(events)
    .set({ state: 'published', ...event })
    .where(eq(events.id, made.id))
  const invitation = await makeInvitation(made, values)
  const row = await makeMail({ template: 'invitation.sent', subjectId: invitation.id })
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  return { mail: got[0], invitation, state: (await mailNow(row.id)).state }
}

test('an invitation says what, when and where, by whom, and how to answer; no online link and no calendar file go with it', async () => {
  const { mail, invitation } = await send({ name: 'Win https://evil.test\r\nBcc: v@x.test' })
  expect(mail?.text).toBe(`You are invited

Hello Win https: //evil. test Bcc: v @ x. test,

We would be glad to have you with us. Please tell us whether you will come.

Event: Test seminar
When: Saturday, 20 October 2040, 09:00–12:00, Indochina Time (GMT+7)
Where: Room 1
Organised by: Institute of Tests

Answer the invitation
http://lectern.test/invitations/${await invitationToken(invitation)}?lang=en

There you accept or decline. Nothing is decided until you do.

-- 
This link is yours alone. Do not pass it on.
You receive this mail because the organiser of the event invited this address.
Sent automatically by Lectern at http://lectern.test.
`)
  expect(mail).toMatchObject({ to: invitation.email, attachments: [], subject: 'Invitation: Test seminar' })
})

test('it is written in each language, and without a name it greets nobody by it', async () => {
  const subjects = []
  for (const locale of locales) {
    const { mail } = await send({ locale, name: '' })
    subjects.push(mail?.subject)
    expect(mail?.text).toContain({ en: 'Hello,', vi: 'Xin chào,', fr: 'Bonjour,' }[locale])
  }
  expect(subjects).toEqual([
    ...['Invitation: Test seminar', 'Lời mời: Hội thảo thử nghiệm', 'Invitation : Test seminar'],
  ])
})

test('answered, withdrawn, or to an event that takes nobody any more, it is withheld', async () => {
  const past = new Date('2040-05-01T00:00:00Z')
  const states = [
    await send({ state: 'accepted' }),
    await send({ state: 'withdrawn' }),
    await send({}, { state: 'cancelled' }),
    await send({}, { registrationClosesAt: past }),
  ].map(({ state }) => state)
  expect(states).toEqual(['withheld', 'withheld', 'withheld', 'withheld'])
})
