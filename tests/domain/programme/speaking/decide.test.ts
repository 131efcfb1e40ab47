import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount } from '#tests/support/make.ts'
import { makeSpeaking, makeSuggestion } from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { acceptSuggestion, refuseSuggestion } from '#worker/domain/programme/speaking/decide.ts'
import { getSuggestion } from '#worker/domain/programme/speaking/suggestions.ts'
import type { SpeakingSuggestionRow } from '#worker/domain/programme/speaking/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

async function world(values: Partial<SpeakingSuggestionRow> = {}) {
  const made = await makeSpeaking()
  const { event, session } = made
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Talk', vi: 'Bài nói' }, abstract: { en: 'Old words' } })
    .where(eq(sessions.id, session.id))
  const suggestion = await makeSuggestion(made, { title: { en: 'Better talk', vi: 'Bài nói' }, ...values })
  const decision = { actorId: (await makeAccount()).id, event, suggestionId: suggestion.id }
  const now = async () => {
    const [row] = await ctx().db.select().from(sessions).where(eq(sessions.id, session.id))
    return row && { title: row.title, abstract: row.abstract, revision: row.revision }
  }
  const state = async () => (await getSuggestion(ctx(), event.id, suggestion.id)).suggestion.state
  const told = async () =>
    (await ctx().db.select().from(mails).where(eq(mails.subjectId, suggestion.id))).map(({ key }) => key)
  const lines = async () =>
    (await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, suggestion.id))).map(
      ({ action }) => action,
    )
  return { ...made, suggestion, decision, now, state, told, lines }
}

test('an accepted suggestion is in the draft, whole, as the next revision; what it leaves open stays; the speaker is told once', async () => {
  const { suggestion, decision, now, state, told, lines } = await world()
  await acceptSuggestion(ctx(), decision, 0)
  await acceptSuggestion(ctx(), decision, 1)
  expect(await now()).toEqual({
    title: { en: 'Better talk', vi: 'Bài nói' },
    abstract: { en: 'Old words' },
    revision: 1,
  })
  expect([await state(), await told(), await lines()]).toEqual([
    'accepted',
    [`speaking.decided:${suggestion.id}`],
    ['suggestion.accepted'],
  ])
})

test('where somebody edited the session meanwhile nothing is taken over, and the suggestion stays open', async () => {
  const { session, decision, now, state, told } = await world()
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Edited' }, revision: 1 })
    .where(eq(sessions.id, session.id))
  await expect(acceptSuggestion(ctx(), decision, 0)).rejects.toMatchObject({ code: 'revision.stale' })
  expect([await now(), await state(), await told()]).toEqual([
    { title: { en: 'Edited' }, abstract: { en: 'Old words' }, revision: 1 },
    'open',
    [],
  ])
})

test('a refused suggestion changes nothing and is told with its reason', async () => {
  const { decision, now, state, told, event, suggestion } = await world()
  await refuseSuggestion(ctx(), decision, 'Too long')
  expect([(await now())?.revision, await state(), (await told()).length]).toEqual([0, 'refused', 1])
  expect((await getSuggestion(ctx(), event.id, suggestion.id)).suggestion.reason).toBe('Too long')
})

test('who decides second learns that it was decided; a suggestion that was withdrawn is taken by nobody', async () => {
  const first = await world()
  await refuseSuggestion(ctx(), first.decision, 'No')
  const other = { ...first.decision, actorId: (await makeAccount()).id }
  await expect(acceptSuggestion(ctx(), other, 0)).rejects.toMatchObject({ code: 'suggestion.decided' })
  await expect(refuseSuggestion(ctx(), other, 'No')).rejects.toMatchObject({ code: 'suggestion.decided' })
  const withdrawn = await world({ state: 'withdrawn' })
  await expect(acceptSuggestion(ctx(), withdrawn.decision, 0)).rejects.toMatchObject({ code: 'suggestion.decided' })
  expect([(await first.now())?.revision, (await withdrawn.now())?.revision]).toEqual([0, 0])
})

test('a suggestion of another event does not exist here (A1)', async () => {
  const theirs = await world()
  const { event } = await makeSpeaking()
  const decision = { ...theirs.decision, event }
  await expect(acceptSuggestion(ctx(), decision, 0)).rejects.toMatchObject({ code: 'not_found' })
  await expect(refuseSuggestion(ctx(), decision, 'No')).rejects.toMatchObject({ code: 'not_found' })
  expect([await theirs.state(), (await theirs.now())?.revision]).toEqual(['open', 0])
})

test('what was suggested for a session that is gone can only be refused', async () => {
  const { event, session, decision, state } = await world()
  await removeSession(ctx(), decision.actorId, event, session.id)
  await expect(acceptSuggestion(ctx(), decision, 0)).rejects.toMatchObject({ code: 'not_found' })
  await refuseSuggestion(ctx(), decision, 'Gone')
  expect(await state()).toBe('refused')
})
