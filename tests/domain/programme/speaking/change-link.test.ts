import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount } from '#tests/support/make.ts'
import { makeAssistant, makeSpeaking } from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import {
  changeAddress,
  mailLinkAgain,
  renewLink,
  restoreLink,
  revokeLink,
} from '#worker/domain/programme/speaking/change-link.ts'
import { maxMailsOfLink } from '#worker/domain/programme/speaking/limits.ts'
import { readLink } from '#worker/domain/programme/speaking/read-link.ts'
import { speakingAssistants, speakingInvitations } from '#worker/domain/programme/speaking/table.ts'

async function world(values: Partial<typeof speakingInvitations.$inferInsert> = {}) {
  const made = await makeSpeaking()
  const { event, invitation } = made
  await ctx()
    .db.update(speakingInvitations)
    .set({ mailed: 1, openedAt: new Date(), ...values })
    .where(eq(speakingInvitations.id, invitation.id))
  const change = { actorId: (await makeAccount()).id, event, invitationId: invitation.id }
  const link = async () => {
    const [row] = await ctx().db.select().from(speakingInvitations).where(eq(speakingInvitations.id, invitation.id))
    if (!row) throw new Error('no link')
    return row
  }
  const keys = async () => {
    const rows = await ctx().db.select().from(mails).where(eq(mails.subjectId, invitation.id))
    return rows.map(({ key }) => key.replace(invitation.id, '*'))
  }
  const actions = async () => {
    const rows = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, invitation.id))
    return rows.map(({ action }) => action)
  }
  return { ...made, change, link, keys, actions }
}

test('a renewed link has another version, its opening is forgotten, and it is mailed only where that is wished for', async () => {
  const { change, link, keys, actions } = await world()
  await renewLink(ctx(), change, { version: 0, mail: false })
  expect([await link(), await keys()]).toMatchObject([{ version: 1, mailed: 1, openedAt: null }, []])
  await renewLink(ctx(), change, { version: 1, mail: true })
  await renewLink(ctx(), change, { version: 1, mail: true })
  expect([await link(), await keys()]).toMatchObject([{ version: 2, mailed: 2 }, ['speaking.invited:*:2']])
  expect(await actions()).toEqual(['speaking.renewed', 'speaking.renewed'])
})

test('another mailbox kills the old link and those of whoever its reader let in; another language does not', async () => {
  const { change, invitation, link, keys } = await world()
  const assistant = await makeAssistant(invitation)
  await changeAddress(ctx(), change, { email: invitation.email, locale: 'fr', version: 0, mail: false })
  expect(await link()).toMatchObject({ locale: 'fr', version: 0, email: invitation.email })
  expect((await link()).openedAt).not.toBeNull()
  await changeAddress(ctx(), change, { email: 'Right@Example.org', locale: 'fr', version: 0, mail: true })
  expect(await link()).toMatchObject({
    ...{ email: 'Right@Example.org', mailbox: 'right@example.org', version: 1, openedAt: null, mailed: 2 },
  })
  expect(await keys()).toEqual(['speaking.invited:*:2'])
  const [gone] = await ctx().db.select().from(speakingAssistants).where(eq(speakingAssistants.id, assistant.id))
  expect([gone?.revokedAt !== null, gone?.version]).toEqual([true, 1])
})

test('a form that was shown before the last change changes nothing', async () => {
  const { change, link, invitation } = await world({ version: 3 })
  await changeAddress(ctx(), change, { email: 'late@example.org', locale: 'en', version: 2, mail: true })
  await renewLink(ctx(), change, { version: 2, mail: true })
  expect(await link()).toMatchObject({ email: invitation.email, version: 3, mailed: 1 })
})

test('revoked it is not renewed, read or mailed; given back it is the link that was mailed', async () => {
  const { change, link, keys, actions } = await world()
  await revokeLink(ctx(), change)
  await revokeLink(ctx(), change)
  await renewLink(ctx(), change, { version: 0, mail: true })
  await expect(readLink(ctx(), change)).rejects.toMatchObject({ code: 'not_found' })
  await expect(mailLinkAgain(ctx(), change, { mailed: 1 })).rejects.toMatchObject({ code: 'request.too_many' })
  expect([(await link()).revokedAt !== null, (await link()).version, await keys()]).toEqual([true, 0, []])
  await restoreLink(ctx(), change)
  expect(await link()).toMatchObject({ revokedAt: null, version: 0 })
  expect(await actions()).toEqual(['speaking.revoked', 'speaking.restored'])
})

test('a link is mailed again as often as was shown, six times in all', async () => {
  const { change, link, keys } = await world({ mailed: maxMailsOfLink - 1 })
  await mailLinkAgain(ctx(), change, { mailed: 5 })
  await mailLinkAgain(ctx(), change, { mailed: 5 })
  expect([(await link()).mailed, await keys()]).toEqual([6, ['speaking.invited:*:6']])
  await expect(mailLinkAgain(ctx(), change, { mailed: 6 })).rejects.toMatchObject({ code: 'request.too_many' })
})

test('that somebody looked at a link stands in the history', async () => {
  const { change, actions, speaker } = await world()
  expect((await readLink(ctx(), change)).speaker).toEqual({ slug: speaker.slug, name: speaker.name })
  expect(await actions()).toEqual(['speaking.link_read'])
})

test('a link of another event does not exist here, and nothing changes (A1)', async () => {
  const theirs = await world()
  const { event } = await makeSpeaking()
  const change = { ...theirs.change, event }
  const attempts = [
    () => revokeLink(ctx(), change),
    () => restoreLink(ctx(), change),
    () => renewLink(ctx(), change, { version: 0, mail: true }),
    () => mailLinkAgain(ctx(), change, { mailed: 1 }),
    () => changeAddress(ctx(), change, { email: 'x@example.org', locale: 'en', version: 0, mail: true }),
    () => readLink(ctx(), change),
  ]
  const before = await theirs.link()
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect([await theirs.link(), await theirs.keys(), await theirs.actions()]).toEqual([before, [], []])
})
