import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, noon, provider } from '#tests/support/mails.ts'
import { makeEvent, makeOrganization, makeRoom, makeSession, makeVenue } from '#tests/support/make.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import {
  assistantToken,
  makeAssistant,
  makeSettings,
  makeSpeakingInvitation,
  makeSuggestion,
  speakingToken,
} from '#tests/support/speaking.ts'
import { locales } from '#worker/core/text/languages.ts'
import { events } from '#worker/domain/events/table.ts'
import type { MailRow } from '#worker/domain/mail/table.ts'
import {
  type SpeakingInvitationRow,
  type SpeakingSettingsRow,
  speakingAssistants,
  speakingInvitations,
  speakingParts,
} from '#worker/domain/programme/speaking/table.ts'
import { contributors } from '#worker/domain/programme/table.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const startsAt = new Date('2040-10-20T02:00:00Z')

interface Values {
  speaker?: Partial<SpeakerRow>
  invitation?: Partial<SpeakingInvitationRow>
  settings?: Partial<SpeakingSettingsRow>
}

/** A speaker with a talk in a room together with somebody else, their link, and what the event asks. */
async function world({ speaker: person = {}, invitation: link = {}, settings = {} }: Values = {}) {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests' } })
  const event = await makeEvent({ organization, startsAt })
  const room = await makeRoom(await makeVenue(organization), { name: { en: 'Hall' } })
  const session = await makeSession(event, {
    ...{ title: { en: 'On bridges' }, startsAt, endsAt: new Date('2040-10-20T02:45:00Z'), rooms: [room] },
  })
  const speaker = await makeSpeaker(organization.id, { name: 'Lan', ...person })
  const other = await makeSpeaker(organization.id, { name: 'Minh' })
  await makePart(session, speaker)
  await makePart(session, other, { position: 2 })
  const invitation = await makeSpeakingInvitation(event, speaker, link)
  await makeSettings(event, {
    ...{ dueAt: new Date('2040-10-01T10:00:00Z'), wanted: ['answer', 'slides'] },
    message: { en: 'Please speak slowly.' },
    ...settings,
  })
  return { organization, event, session, speaker, invitation }
}

async function send(values: Partial<MailRow>) {
  const row = await makeMail(values)
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  return { mail: got[0], state: (await mailNow(row.id)).state }
}

const invite = (id: string) => send({ template: 'speaking.invited', subjectId: id })
const remind = (id: string, key = `speaking.reminder:${id}:2040`) =>
  send({ template: 'speaking.reminder', subjectId: id, key })

test('an invitation says for which event and sessions, with whom, what is asked and by when, in the organiser’s words, and how to answer', async () => {
  const { invitation } = await world()
  const { mail } = await invite(invitation.id)
  expect(mail?.text).toBe(`Your page as a speaker

Hello Lan,

We are glad that you contribute to this event. On a page of your own you tell us whether you come and hand in what we ask for: no account, no password.

Please speak slowly.

Event: Test seminar
When: Saturday, 20 October 2040, 09:00–12:00, Indochina Time (GMT+7)
Where: Room 1
Organised by: Institute of Tests

Your session: On bridges
When: Saturday, 20 October 2040, 09:00–09:45, Indochina Time (GMT+7)
Where: Hall
Together with: Minh

This is how the programme stands now; it may still move.

What we ask of you:

- Whether you come
- Your slides

Please by: Monday, 1 October 2040, 17:00, Indochina Time (GMT+7)

Open your page
http://lectern.test/speaking/${await speakingToken(invitation)}?lang=en

-- 
This link is yours alone and needs no password. Do not pass it on: whoever works for you gets a link of their own on that page.
You receive this mail because you contribute to the event.
Sent automatically by Lectern at http://lectern.test.
`)
  expect(mail).toMatchObject({ to: invitation.email, attachments: [], subject: 'Your contribution: Test seminar' })
})

test('it is written in the language of the speaker', async () => {
  const subjects = []
  for (const locale of locales) {
    const { invitation } = await world({ invitation: { locale } })
    const { mail } = await invite(invitation.id)
    expect(mail?.html).toContain(`<html lang="${locale}">`)
    subjects.push(mail?.subject)
  }
  expect(subjects).toEqual([
    'Your contribution: Test seminar',
    'Phần tham gia của quý vị: Hội thảo thử nghiệm',
    'Votre contribution : Test seminar',
  ])
})

test('a name adds no header and no link to it, whatever stands in it (C1, C3)', async () => {
  const { invitation } = await world({ speaker: { name: 'Win https://evil.test\r\nBcc: v@x.test' } })
  const { mail } = await invite(invitation.id)
  expect(mail?.text).toContain('Hello Win https: //evil. test Bcc: v @ x. test,')
  expect(`${mail?.subject} ${mail?.to}`).not.toMatch(/[\r\n]/)
  expect(mail?.html).not.toContain('https://evil.test')
})

test('a link that was renewed since the mail was written is mailed as it is now', async () => {
  const { invitation } = await world()
  await ctx().db.update(speakingInvitations).set({ version: 4 }).where(eq(speakingInvitations.id, invitation.id))
  const { mail } = await invite(invitation.id)
  expect(mail?.text).toContain(await speakingToken({ ...invitation, version: 4 }))
})

test('an invitation is withheld once the link is revoked, the event cancelled, or the speaker not part of it any more', async () => {
  const revoked = await world({ invitation: { revokedAt: noon } })
  const cancelled = await world()
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, cancelled.event.id))
  const gone = await world()
  await ctx().db.delete(contributors).where(eq(contributors.speakerId, gone.speaker.id))
  const states = []
  for (const { invitation } of [revoked, cancelled, gone]) states.push((await invite(invitation.id)).state)
  expect(states).toEqual(['withheld', 'withheld', 'withheld'])
})

test('a reminder lists what is missing, by session where there are several', async () => {
  const { event, invitation, session, speaker } = await world()
  const second = await makeSession(event, { title: { en: 'On rivers' } })
  await makePart(second, speaker)
  await ctx()
    .db.insert(speakingParts)
    .values({
      ...{ sessionId: session.id, speakerId: speaker.id, eventId: event.id, answer: 'confirmed', updatedAt: noon },
    })
  const { mail } = await remind(invitation.id)
  expect(mail?.subject).toBe('Still missing: Test seminar')
  expect(mail?.text).toContain(`something is still missing:

- Whether you come: On rivers
- Your slides: On bridges
- Your slides: On rivers

Please by: Monday, 1 October 2040, 17:00`)
})

test('who works for the speaker gets the reminder with a link of their own and reads for whom it is', async () => {
  const { invitation } = await world()
  const assistant = await makeAssistant(invitation, { name: 'Hoa', locale: 'fr' })
  const { mail } = await remind(assistant.id)
  expect(mail?.to).toBe(assistant.email)
  for (const words of ['Bonjour Hoa', 'Sur la page de Lan', await assistantToken(assistant)]) {
    expect(mail?.text).toContain(words)
  }
  expect(mail?.text).not.toContain(await speakingToken(invitation))
})

test('a reminder is withheld once nothing is missing, all is declined, reminders are off, or the reader was let go', async () => {
  const answered = await world({ settings: { wanted: ['answer'] } })
  const declined = await world()
  for (const [one, answer] of [
    [answered, 'confirmed'],
    [declined, 'declined'],
  ] as const) {
    await ctx()
      .db.insert(speakingParts)
      .values({
        ...{ sessionId: one.session.id, speakerId: one.speaker.id, eventId: one.event.id, answer, updatedAt: noon },
      })
  }
  const off = await world({ settings: { sendsReminders: false } })
  const letGo = await world()
  const assistant = await makeAssistant(letGo.invitation, { revokedAt: noon })
  const states = []
  for (const id of [answered.invitation.id, declined.invitation.id, off.invitation.id, assistant.id]) {
    states.push((await remind(id)).state)
  }
  expect(states).toEqual(['withheld', 'withheld', 'withheld', 'withheld'])
  const { id } = off.invitation
  expect((await remind(id, `speaking.reminder:${id}:by-hand-1`)).state).toBe('sent')
})

test('after the deadline a reminder says so', async () => {
  const { invitation } = await world({ settings: { dueAt: after(-60) } })
  expect((await remind(invitation.id)).mail?.text).toContain('The day has passed by which we asked')
})

test('a decision tells what became of the suggestion, and why not', async () => {
  const made = await world()
  const accepted = await makeSuggestion(made, { state: 'accepted' })
  const refused = await makeSuggestion(made, { state: 'refused', reason: 'Too long' })
  const open = await makeSuggestion(made, { state: 'open' })
  const decide = (id: string) => send({ template: 'speaking.decided', subjectId: id })
  const [yes, no, none] = [await decide(accepted.id), await decide(refused.id), await decide(open.id)]
  expect([yes.mail?.subject, no.mail?.subject, none.state]).toEqual([
    'Your suggestion was accepted: Test seminar',
    'Your suggestion was not accepted: Test seminar',
    'withheld',
  ])
  expect(no.mail?.text).toContain('Reason given: Too long')
  expect(yes.mail?.text).toContain('Your session: On bridges')
  expect(yes.mail?.to).toBe(made.invitation.email)
})

test('of an assistant who was let go no other mail of the drain is held up', async () => {
  const { invitation } = await world()
  const assistant = await makeAssistant(invitation)
  await ctx().db.update(speakingAssistants).set({ revokedAt: noon }).where(eq(speakingAssistants.id, assistant.id))
  const rows = [
    await makeMail({ template: 'speaking.reminder', subjectId: assistant.id }),
    await makeMail({
      template: 'speaking.reminder',
      subjectId: invitation.id,
      key: `speaking.reminder:${invitation.id}:1`,
    }),
    await makeMail({ template: 'speaking.invited', subjectId: invitation.id }),
  ]
  const { driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  const states = []
  for (const { id } of rows) states.push((await mailNow(id)).state)
  expect(states).toEqual(['withheld', 'sent', 'sent'])
})
