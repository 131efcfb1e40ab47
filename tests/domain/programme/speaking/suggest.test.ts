import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeSession } from '#tests/support/make.ts'
import { makeSpeaking } from '#tests/support/speaking.ts'
import { getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { suggest, suggestionOf, withdrawSuggestion } from '#worker/domain/programme/speaking/suggest.ts'
import { speakingSuggestions } from '#worker/domain/programme/speaking/table.ts'
import { getWorkspace, ownSession } from '#worker/domain/programme/speaking/workspace.ts'
import { sessions } from '#worker/domain/programme/table.ts'

const { db } = ctx()

async function world() {
  const made = await makeSpeaking()
  return { ...made, link: await getSpeakingLink(ctx(), made.token) }
}

const rowsOf = (eventId: string) =>
  db
    .select({ title: speakingSuggestions.title, state: speakingSuggestions.state })
    .from(speakingSuggestions)
    .where(eq(speakingSuggestions.eventId, eventId))
    .orderBy(speakingSuggestions.id)

const titled = (title: string) => ({ title: { en: title }, abstract: null, note: null })

test('only what would change is suggested, and languages without a field keep their text', () => {
  const now = { title: { en: 'Talk', ja: '話' }, abstract: {} }
  expect(suggestionOf(now, { title: { en: 'Talk' }, abstract: {} }, ['en', 'vi'])).toBeUndefined()
  expect(suggestionOf(now, { title: { vi: 'Nói', en: 'Talk' }, abstract: {}, note: 'why' }, ['en', 'vi'])).toEqual({
    title: { ja: '話', vi: 'Nói', en: 'Talk' },
    abstract: null,
    note: 'why',
  })
  expect(suggestionOf(now, { title: { en: 'Talk' }, abstract: { en: 'About' } }, ['en'])).toEqual({
    title: null,
    abstract: { en: 'About' },
    note: null,
  })
})

test('one is open at a time: another takes its place under a new id, and the session itself stays as it is', async () => {
  const { link, event, session } = await world()
  await suggest(ctx(), link, session.id, titled('First'))
  await suggest(ctx(), link, session.id, titled('Second'))
  expect(await rowsOf(event.id)).toEqual([
    { title: { en: 'First' }, state: 'withdrawn' },
    { title: { en: 'Second' }, state: 'open' },
  ])
  const [kept] = await db.select().from(sessions).where(eq(sessions.id, session.id))
  expect(kept?.title).toEqual(session.title)
})

test('it can be taken back while it is open, and not once it is decided; the workspace then tells the reason', async () => {
  const { link, event, session } = await world()
  await suggest(ctx(), link, session.id, titled('First'))
  await withdrawSuggestion(ctx(), link, session.id)
  await expect(withdrawSuggestion(ctx(), link, session.id)).rejects.toMatchObject({ code: 'not_found' })
  await suggest(ctx(), link, session.id, titled('Second'))
  await db
    .update(speakingSuggestions)
    .set({ state: 'refused', reason: 'Too long' })
    .where(and(eq(speakingSuggestions.eventId, event.id), eq(speakingSuggestions.state, 'open')))
  await expect(withdrawSuggestion(ctx(), link, session.id)).rejects.toMatchObject({ code: 'not_found' })
  const own = ownSession(await getWorkspace(ctx(), link), session.id)
  expect([own.suggestion?.state, own.suggestion?.reason]).toEqual(['refused', 'Too long'])
  expect((await rowsOf(event.id)).map(({ state }) => state)).toEqual(['withdrawn', 'refused'])
})

test('nothing is suggested for a session of others', async () => {
  const { link, event } = await world()
  const other = await makeSession(event)
  await expect(suggest(ctx(), link, other.id, titled('Mine'))).rejects.toMatchObject({ code: 'not_found' })
  expect(await rowsOf(event.id)).toEqual([])
})

test('there is an end to suggestions: beyond fifty the open one stays and no more come', async () => {
  const { link, event, session } = await world()
  for (let n = 1; n <= 50; n += 1) await suggest(ctx(), link, session.id, titled(`Title ${n}`))
  await expect(suggest(ctx(), link, session.id, titled('One more'))).rejects.toMatchObject({ code: 'request.too_many' })
  expect((await rowsOf(event.id)).filter(({ state }) => state === 'open')).toEqual([
    { title: { en: 'Title 50' }, state: 'open' },
  ])
})
