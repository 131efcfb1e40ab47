import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount } from '#tests/support/make.ts'
import { makeAssistant, makeSaid, makeSpeaking } from '#tests/support/speaking.ts'
import { forgetSpeakingStatements } from '#worker/domain/programme/speaking/forget.ts'
import {
  speakingConsents,
  speakingInvitations,
  speakingParts,
  speakingSuggestions,
} from '#worker/domain/programme/speaking/table.ts'
import { contributors } from '#worker/domain/programme/table.ts'
import { removeSpeaker } from '#worker/domain/speakers/remove.ts'

/** A speaker with everything that a link leaves behind. */
async function world() {
  const { event, speaker, session, invitation } = await makeSpeaking()
  await ctx().db.delete(speakingInvitations).where(eq(speakingInvitations.id, invitation.id))
  await makeSaid(event, session.id, speaker.id, 'Said')
  const actorId = (await makeAccount()).id
  const remove = () => removeSpeaker(ctx(), actorId, speaker, forgetSpeakingStatements(ctx(), speaker))
  const left = async () => {
    const counts = []
    for (const table of [speakingInvitations, speakingParts, speakingSuggestions, speakingConsents]) {
      counts.push((await ctx().db.select().from(table).where(eq(table.speakerId, speaker.id))).length)
    }
    return counts
  }
  return { speaker, session, remove, left }
}

test('a speaker who is removed leaves no link, answer, suggestion or consent; of one who is kept nothing goes (R20)', async () => {
  const { session, remove, left } = await world()
  expect([await remove(), await left()]).toEqual(['in_use', [1, 1, 1, 1]])
  await ctx().db.delete(contributors).where(eq(contributors.sessionId, session.id))
  expect([await remove(), await left()]).toEqual(['removed', [0, 0, 0, 0]])
})

test('what others said stays', async () => {
  const [one, other] = [await world(), await world()]
  await makeAssistant((await makeSpeaking()).invitation)
  await ctx().db.delete(contributors).where(eq(contributors.sessionId, one.session.id))
  await one.remove()
  expect(await other.left()).toEqual([1, 1, 1, 1])
})
