import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeAssistant, makeSpeaking, makeSuggestion } from '#tests/support/speaking.ts'
import type { SpeakingSuggestionRow } from '#worker/domain/programme/speaking/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

async function world(values: Partial<SpeakingSuggestionRow> = {}) {
  const organization = await makeOrganization()
  const made = await makeSpeaking({ organization })
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Old bridges fall' } })
    .where(eq(sessions.id, made.session.id))
  const suggestion = await makeSuggestion(made, { title: { en: 'New bridges stand' }, ...values })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const list = `/console/events/${made.event.slug}/speaking/suggestions`
  const path = `${list}/${suggestion.id}`
  const decide = (verb: string, fields: Record<string, string>) => post(`${path}/${verb}?lang=en`, fields, { cookie })
  const title = async () => {
    const [row] = await ctx().db.select().from(sessions).where(eq(sessions.id, made.session.id))
    return row?.title.en
  }
  return { ...made, suggestion, cookie, list, path, decide, title }
}

test('an open suggestion is listed, and shown word by word beside what stands now', async () => {
  const { list, path, cookie, speaker } = await world({ note: 'Please' })
  const listed = await (await get(`${list}?lang=en`, { cookie })).text()
  expect([listed.includes(path), listed.includes(speaker.name)]).toEqual([true, true])
  const html = await (await get(`${path}?lang=en`, { cookie })).text()
  for (const words of ['<del>Old </del>bridges <del>fall</del>', '<ins>New </ins>bridges <ins>stand</ins>', 'Please']) {
    expect(html).toContain(words)
  }
})

test('accepted it is in the draft; a session edited meanwhile is shown again and nothing is taken over', async () => {
  const { list, decide, title, session } = await world()
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'Edited' }, revision: 1 })
    .where(eq(sessions.id, session.id))
  const stale = await decide('acceptance', { revision: '0' })
  const html = await stale.text()
  expect([stale.status, html.includes('edited meanwhile'), html.includes('name="revision" value="1"')]).toEqual([
    ...[409, true, true],
  ])
  expect(await title()).toBe('Edited')
  const accepted = await decide('acceptance', { revision: '1' })
  expect([accepted.status, accepted.headers.get('location')]).toEqual([303, `${list}?done=accepted&lang=en`])
  expect(await title()).toBe('New bridges stand')
})

test('a refusal asks why, keeps the text, and leaves nothing to decide', async () => {
  const { decide, title, path, cookie } = await world()
  const empty = await decide('refusal', { reason: '' })
  expect([empty.status, (await empty.text()).includes('id="reason-fault"')]).toEqual([422, true])
  expect((await decide('refusal', { reason: 'Too <b>short</b>' })).status).toBe(303)
  expect(await title()).toBe('Old bridges fall')
  const html = await (await get(`${path}?lang=en`, { cookie })).text()
  expect([html.includes('Too &lt;b&gt;short'), html.includes('/acceptance')]).toEqual([true, false])
})

test('an assistant who wrote a suggestion is named', async () => {
  const made = await world()
  const assistant = await makeAssistant(made.invitation, { name: 'Ms Helper' })
  await ctx().db.run(
    `update speaking_suggestions set suggested_by = '${assistant.id}' where id = '${made.suggestion.id}'`,
  )
  expect(await (await get(`${made.path}?lang=en`, { cookie: made.cookie })).text()).toContain('written by Ms Helper')
})

test('a text of 5,000 letters with markup is compared within the page, as text (B1)', async () => {
  const { path, cookie } = await world({
    title: null,
    abstract: { en: `<script>alert(1)</script> ${'word '.repeat(990)}` },
  })
  const answer = await get(`${path}?lang=en`, { cookie })
  const html = await answer.text()
  expect([answer.status, html.includes('<script>alert'), html.includes('&lt;script&gt;alert')]).toEqual([
    ...[200, false, true],
  ])
})

test('a suggestion of another event does not exist here (A1)', async () => {
  const { event, cookie } = await world()
  const theirs = await world()
  const path = `/console/events/${event.slug}/speaking/suggestions/${theirs.suggestion.id}`
  const statuses = [
    await get(path, { cookie }),
    await post(`${path}/acceptance`, { revision: '0' }, { cookie }),
    await post(`${path}/refusal`, { reason: 'No' }, { cookie }),
  ].map(({ status }) => status)
  expect([statuses, await theirs.title()]).toEqual([[404, 404, 404], 'Old bridges fall'])
})
