import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { assistantToken, makeAssistant, makeSpeaking } from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import {
  endAssistant,
  maxAssistants,
  nameAssistant,
  revokeAssistant,
} from '#worker/domain/programme/speaking/assistants.ts'
import { getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { eventsOfMailbox } from '#worker/domain/programme/speaking/own-events.ts'
import { speakingAssistants, speakingInvitations } from '#worker/domain/programme/speaking/table.ts'

const { db } = ctx()

async function world() {
  const made = await makeSpeaking()
  return { ...made, link: await getSpeakingLink(ctx(), made.token) }
}

const person = (email = `${unique('helper')}@example.org`) => ({ name: 'Helper', email, locale: 'vi' as const })

const assistantsOf = (invitationId: string) =>
  db.select().from(speakingAssistants).where(eq(speakingAssistants.invitationId, invitationId))

const mailsOf = (eventId: string) =>
  db
    .select({ key: mails.key, mailbox: mails.mailbox, subjectId: mails.subjectId })
    .from(mails)
    .where(and(eq(mails.eventId, eventId), like(mails.key, 'speaking.assistant:%')))
    .orderBy(mails.id)

test('a named assistant gets one mail with a link of their own; named again, a new link and the old one dies', async () => {
  const { link, event, invitation } = await world()
  const helper = person()
  await nameAssistant(ctx(), link, helper)
  const [first] = await assistantsOf(invitation.id)
  if (!first) throw new Error('no assistant')
  const old = await assistantToken(first)
  expect((await getSpeakingLink(ctx(), old)).standing).toBe('live')
  await nameAssistant(ctx(), link, { ...helper, email: helper.email.toUpperCase(), name: 'Helper An' })
  const [again, ...others] = await assistantsOf(invitation.id)
  expect([again?.id, again?.name, again?.version, others]).toEqual([first.id, 'Helper An', 1, []])
  expect((await getSpeakingLink(ctx(), old)).standing).toBe('replaced')
  const mail = { mailbox: helper.email, subjectId: first.id }
  expect(await mailsOf(event.id)).toEqual([
    { key: `speaking.assistant:${first.id}:0`, ...mail },
    { key: `speaking.assistant:${first.id}:1`, ...mail },
  ])
})

test('a link that is ended no longer works, and may be given anew', async () => {
  const { link, invitation } = await world()
  const helper = person()
  await nameAssistant(ctx(), link, helper)
  const [row] = await assistantsOf(invitation.id)
  if (!row) throw new Error('no assistant')
  await revokeAssistant(ctx(), link, row.id)
  expect((await getSpeakingLink(ctx(), await assistantToken(row))).standing).toBe('revoked')
  await expect(revokeAssistant(ctx(), link, row.id)).rejects.toMatchObject({ code: 'not_found' })
  await nameAssistant(ctx(), link, helper)
  expect((await getSpeakingLink(ctx(), await assistantToken({ ...row, version: 1 }))).standing).toBe('live')
})

test('an assistant names nobody and ends nobody’s link, and no speaker ends another’s', async () => {
  const { link, invitation } = await world()
  const assistant = await makeAssistant(invitation)
  const theirs = await getSpeakingLink(ctx(), await assistantToken(assistant))
  await expect(nameAssistant(ctx(), theirs, person())).rejects.toMatchObject({ code: 'speaking.own_word' })
  await expect(revokeAssistant(ctx(), theirs, assistant.id)).rejects.toMatchObject({ code: 'speaking.own_word' })
  const other = await world()
  await expect(revokeAssistant(ctx(), other.link, assistant.id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await assistantsOf(link.invitation.id)).map(({ revokedAt }) => revokedAt)).toEqual([null])
})

test('an organiser ends one assistant’s link alone, once, and only of their own event (A1)', async () => {
  const { event, invitation, token } = await world()
  const [one, two] = [await makeAssistant(invitation), await makeAssistant(invitation)]
  const change = { actorId: 'organiser', event, invitationId: invitation.id }
  const other = await world()
  for (const wrong of [
    { ...change, event: other.event },
    { ...change, invitationId: other.invitation.id },
  ]) {
    await expect(endAssistant(ctx(), wrong, one.id)).rejects.toMatchObject({ code: 'not_found' })
  }
  await endAssistant(ctx(), change, one.id)
  await expect(endAssistant(ctx(), change, one.id)).rejects.toMatchObject({ code: 'not_found' })
  const standings = [await assistantToken(one), await assistantToken(two), token].map(
    async (each) => (await getSpeakingLink(ctx(), each)).standing,
  )
  expect(await Promise.all(standings)).toEqual(['revoked', 'live', 'live'])
  const lines = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, invitation.id))
  expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([['speaking.assistant_revoked', 'organiser']])
})

test('the mails that a link can cause are capped: so many at a time, so many in all, so many to one person (C7)', async () => {
  const { link, event } = await world()
  for (let n = 0; n < maxAssistants; n += 1) await nameAssistant(ctx(), link, person())
  await expect(nameAssistant(ctx(), link, person())).rejects.toMatchObject({ code: 'speaking.too_many' })
  expect((await mailsOf(event.id)).length).toBe(maxAssistants)
  const alone = await world()
  const helper = person()
  for (let n = 0; n <= 5; n += 1) await nameAssistant(ctx(), alone.link, helper)
  await expect(nameAssistant(ctx(), alone.link, helper)).rejects.toMatchObject({ code: 'speaking.too_many' })
  expect((await mailsOf(alone.event.id)).length).toBe(6)
  const many = await world()
  for (let n = 0; n < 21; n += 1) {
    const named = nameAssistant(ctx(), many.link, person())
    if (n === 20) await expect(named).rejects.toMatchObject({ code: 'speaking.too_many' })
    else await named
    for (const { id, revokedAt } of await assistantsOf(many.invitation.id)) {
      if (!revokedAt) await revokeAssistant(ctx(), many.link, id)
    }
  }
})

test('all events of a mailbox stand together, as speaker and as assistant, without links that were taken back', async () => {
  const email = `${unique('professor')}@example.org`
  const [one, two, three, gone] = [await world(), await world(), await world(), await world()]
  const ids = [one, gone].map(({ invitation }) => invitation.id)
  for (const id of ids) {
    await db.update(speakingInvitations).set({ email, mailbox: email }).where(eq(speakingInvitations.id, id))
  }
  await db
    .update(speakingInvitations)
    .set({ revokedAt: new Date() })
    .where(eq(speakingInvitations.id, gone.invitation.id))
  const helped = await makeAssistant(two.invitation, { email })
  await makeAssistant(three.invitation, { email, revokedAt: new Date() })
  const found = await eventsOfMailbox(ctx(), email)
  expect(found.map(({ path, worksFor }) => [path, worksFor])).toEqual([
    [`/speaking/${one.token}`, null],
    [`/speaking/${await assistantToken(helped)}`, 'Test Speaker'],
  ])
  expect(await eventsOfMailbox(ctx(), 'nobody@example.org')).toEqual([])
})
