import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { failTrip } from '#tests/support/faults/database.ts'
import { makeSession } from '#tests/support/make.ts'
import { assistantToken, makeAssistant, makeSpeaking } from '#tests/support/speaking.ts'
import { openDb } from '#worker/core/context.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { answerSession, stateNeeds } from '#worker/domain/programme/speaking/answer.ts'
import { getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { speakingParts } from '#worker/domain/programme/speaking/table.ts'

const { db } = ctx()

async function world() {
  const made = await makeSpeaking()
  return { ...made, link: await getSpeakingLink(ctx(), made.token) }
}

const partsOf = (eventId: string) =>
  db
    .select({ answer: speakingParts.answer, answerNote: speakingParts.answerNote, needs: speakingParts.needs })
    .from(speakingParts)
    .where(eq(speakingParts.eventId, eventId))

const linesOf = (eventId: string) =>
  db
    .select({ action: auditEntries.action, actorId: auditEntries.actorId, actorName: auditEntries.actorName })
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, eventId)))
    .orderBy(auditEntries.id)

test('an answer is kept with its word, may change, and the same one twice is one line of the history', async () => {
  const { link, event, session, invitation } = await world()
  const answer = (answered: 'confirmed' | 'declined', note?: string) =>
    answerSession(ctx(), link, session.id, { answer: answered, note })
  await answer('confirmed', 'With pleasure')
  await answer('confirmed', 'With pleasure')
  expect(await partsOf(event.id)).toEqual([{ answer: 'confirmed', answerNote: 'With pleasure', needs: null }])
  await answer('declined')
  await stateNeeds(ctx(), link, session.id, 'A second screen')
  expect(await partsOf(event.id)).toEqual([{ answer: 'declined', answerNote: null, needs: 'A second screen' }])
  const by = { actorId: invitation.id, actorName: 'Test Speaker' }
  expect(await linesOf(event.id)).toEqual([
    { action: 'speaking.confirmed', ...by },
    { action: 'speaking.declined', ...by },
    { action: 'speaking.needs', ...by },
  ])
})

test('what an assistant does stands under their name', async () => {
  const { invitation, event, session } = await world()
  const assistant = await makeAssistant(invitation, { name: 'Helper An' })
  const link = await getSpeakingLink(ctx(), await assistantToken(assistant))
  await answerSession(ctx(), link, session.id, { answer: 'confirmed', note: undefined })
  expect(await linesOf(event.id)).toEqual([
    { action: 'speaking.confirmed', actorId: assistant.id, actorName: 'Helper An' },
  ])
})

test('nothing is said of a session of others, of none, or after the event', async () => {
  const { link, event, session } = await world()
  const other = await makeSession(event)
  const answer = (id: string, at = new Date()) =>
    answerSession(ctx(at), link, id, { answer: 'confirmed', note: undefined })
  await expect(answer(other.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(answer('no-such-session')).rejects.toMatchObject({ code: 'not_found' })
  await expect(answer(session.id, event.endsAt)).rejects.toMatchObject({ code: 'speaking.over' })
  await answer(session.id, new Date(event.endsAt.getTime() - 1))
  expect(await partsOf(event.id)).toEqual([{ answer: 'confirmed', answerNote: null, needs: null }])
})

test('a connection that breaks before or after the commit leaves all or nothing, and trying again gives the same (R5)', async () => {
  for (const answer of ['confirmed', 'declined'] as const) {
    for (const when of ['before', 'after'] as const) {
      const { link, event, session } = await world()
      const broken = { ...ctx(), db: openDb(failTrip(env.DB, 0, when)) }
      await expect(answerSession(broken, link, session.id, { answer, note: 'x' })).rejects.toThrow()
      const expected = when === 'before' ? 0 : 1
      expect([(await partsOf(event.id)).length, (await linesOf(event.id)).length]).toEqual([expected, expected])
      await answerSession(ctx(), link, session.id, { answer, note: 'x' })
      expect(await partsOf(event.id)).toEqual([{ answer, answerNote: 'x', needs: null }])
      expect((await linesOf(event.id)).length).toBe(1)
    }
  }
})
