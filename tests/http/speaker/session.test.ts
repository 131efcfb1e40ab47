import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSpeaking } from '#tests/support/speaking.ts'
import { speakingParts, speakingSuggestions } from '#worker/domain/programme/speaking/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

const { db } = ctx()

async function world() {
  const made = await makeSpeaking()
  const base = `/speaking/${made.token}/sessions/${made.session.id}`
  const page = async (path = '') => (await get(`${base}${path}?lang=en`)).text()
  return { ...made, base, page }
}

test('a speaker confirms with a word, changes their mind, and is led back to where they answered', async () => {
  const { base, token, session, page } = await world()
  const here = await post(`${base}/answer?from=session&lang=en`, { answer: 'confirmed', note: 'By train' })
  expect([here.status, here.headers.get('location')]).toEqual([303, `${base}?done=answered&lang=en`])
  expect(await page()).toMatch(/You come\. Thank you![\s\S]*By train/)
  const there = await post(`${base}/answer?from=workspace&lang=en`, { answer: 'declined' })
  expect(there.headers.get('location')).toBe(`/speaking/${token}?done=answered&lang=en#session-${session.id}`)
  expect(await page()).toContain('You said that you cannot come')
})

test('an answer that is none and a word that is too long bring the form back with what was typed', async () => {
  const { base, event } = await world()
  const none = await post(`${base}/answer?lang=en`, { note: 'Only a note' })
  expect([none.status, (await none.text()).includes('Only a note')]).toEqual([422, true])
  const long = await post(`${base}/answer?lang=en`, { answer: 'confirmed', note: 'x'.repeat(10_000) })
  expect([long.status, (await long.text()).includes('This is too long.')]).toEqual([422, true])
  expect((await post(`${base}/needs?lang=en`, { needs: 'x'.repeat(10_000) })).status).toBe(422)
  expect((await post(`${base}/needs?lang=en`, { needs: 'x'.repeat(50_000) })).status).toBe(413)
  expect(await db.select().from(speakingParts).where(eq(speakingParts.eventId, event.id))).toEqual([])
})

test('an empty form of needs says that nothing is needed', async () => {
  const { base, event, page } = await world()
  expect((await post(`${base}/needs?lang=en`, { needs: '' })).status).toBe(303)
  expect(await page()).toContain('You need nothing in particular.')
  expect((await db.select().from(speakingParts).where(eq(speakingParts.eventId, event.id)))[0]?.needs).toBe('')
})

test('markup and bidirectional overrides in what a speaker writes are text, without what could mislead (B1, B9)', async () => {
  const { base, page } = await world()
  await post(`${base}/answer`, { answer: 'confirmed', note: '<img src=x onerror=alert(1)>\u202egpj.exe' })
  await post(`${base}/needs`, { needs: '"><script>alert(2)</script>' })
  await post(`${base}/suggestion`, { 'title.en': '</textarea><svg onload=alert(3)>', note: '{{7*7}}' })
  for (const path of ['', '/suggestion']) {
    const html = await page(path)
    expect(html).not.toMatch(/<img src=x|<script>alert|<svg onload|\u202e/)
  }
  expect(await page()).toContain('{{7*7}}')
})

test('a suggestion shows the old words beside, changes nothing, and can be changed and taken back', async () => {
  const { base, session, page } = await world()
  const send = (title: string) => post(`${base}/suggestion?lang=en`, { 'title.en': title, note: 'Clearer' })
  expect((await send('A clearer title')).status).toBe(303)
  expect(await page()).toMatch(/Your suggestion waits for the editors[\s\S]*A clearer title/)
  expect(await page('/suggestion')).toMatch(/As it stands now[\s\S]*Talk[\s\S]*value="A clearer title"/)
  expect((await db.select().from(sessions).where(eq(sessions.id, session.id)))[0]?.title).toEqual({ en: 'Talk' })
  const same = await send('Talk')
  expect([same.status, (await same.text()).includes('This is what stands there already')]).toEqual([422, true])
  expect((await send('')).status).toBe(422)
  expect((await post(`${base}/suggestion/withdrawal`, {})).status).toBe(303)
  expect(await page()).not.toContain('Your suggestion waits')
})

test('a decision is shown with its reason', async () => {
  const { base, event, page } = await world()
  await post(`${base}/suggestion`, { 'title.en': 'Another' })
  const decided = { state: 'refused', reason: 'The poster is printed', decidedAt: new Date() } as const
  await db.update(speakingSuggestions).set(decided).where(eq(speakingSuggestions.eventId, event.id))
  expect(await page()).toMatch(/Your suggestion was not accepted[\s\S]*The editors say: The poster is printed/)
})
