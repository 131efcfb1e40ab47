import { exports } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { pictures } from '#tests/support/pictures.ts'
import { get, post } from '#tests/support/requests.ts'
import { assistantToken, makeAssistant, makeSpeaking } from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { processPortrait } from '#worker/jobs/images.ts'

const { db } = ctx()
const origin = 'http://lectern.test'

async function world() {
  const made = await makeSpeaking()
  const read = async () => {
    const [row] = await db.select().from(speakers).where(eq(speakers.id, made.speaker.id))
    if (!row) throw new Error('no speaker')
    return row
  }
  return { ...made, read, path: `/speaking/${made.token}/profile` }
}

async function send(path: string, bytes: Uint8Array, name = 'me.jpg') {
  const parts = new FormData()
  parts.set('picture', new File([bytes], name, { type: 'image/jpeg' }))
  const request = new Request(origin, { method: 'POST', body: parts })
  const body = await request.arrayBuffer()
  const headers = {
    accept: 'text/html',
    'content-type': request.headers.get('content-type') ?? '',
    'content-length': String(body.byteLength),
  }
  const { default: worker } = exports as unknown as {
    default: { fetch(url: string, init: RequestInit): Promise<Response> }
  }
  return worker.fetch(`${origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

test('a speaker edits their profile in each language of the event; what it says in others stays in the form', async () => {
  const { path, read, speaker } = await world()
  await db
    .update(speakers)
    .set({ biography: { ja: '略歴' } })
    .where(eq(speakers.id, speaker.id))
  const html = await (await get(`${path}?lang=en`)).text()
  for (const name of ['biography.en', 'biography.vi', 'biography.ja']) expect(html).toContain(`name="${name}"`)
  const saved = await post(`${path}?lang=en`, {
    revision: '0',
    name: 'Nguyễn Thị Lan',
    nativeName: '阮氏蘭',
    'honorific.vi': 'GS.',
    'biography.vi': 'Viết sách.',
    'biography.ja': '略歴',
  })
  expect(saved.status).toBe(303)
  expect(await read()).toMatchObject({
    name: 'Nguyễn Thị Lan',
    nativeName: '阮氏蘭',
    honorific: { vi: 'GS.' },
    biography: { vi: 'Viết sách.', ja: '略歴' },
    revision: 1,
  })
})

test('who saves over somebody’s newer version sees both and overwrites nothing', async () => {
  const { path, read } = await world()
  await post(path, { revision: '0', name: 'Saved by the organiser' })
  const answer = await post(`${path}?lang=en`, { revision: '0', name: 'Typed by the speaker' })
  const html = await answer.text()
  expect([answer.status, html.includes('Saved by the organiser'), html.includes('Typed by the speaker')]).toEqual([
    409,
    true,
    true,
  ])
  expect((await read()).name).toBe('Saved by the organiser')
})

test('what an assistant saves stands in the history under their name', async () => {
  const { invitation, speaker } = await world()
  const assistant = await makeAssistant(invitation, { name: 'Helper An' })
  await post(`/speaking/${await assistantToken(assistant)}/profile`, { revision: '0', name: 'Test Speaker' })
  const lines = await db
    .select({ actorId: auditEntries.actorId, actorName: auditEntries.actorName })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, speaker.id), eq(auditEntries.action, 'speaker.edited')))
  expect(lines).toEqual([{ actorId: assistant.id, actorName: 'Helper An' }])
})

test('an empty name and texts without end bring the form back; lines and overrides leave a name (C1, B9)', async () => {
  const { path, read } = await world()
  expect((await post(path, { revision: '0', name: '' })).status).toBe(422)
  const long = await post(`${path}?lang=en`, { revision: '0', name: 'Lan', 'biography.en': 'x'.repeat(10_000) })
  expect([long.status, (await long.text()).includes('This is too long.')]).toEqual([422, true])
  await post(path, { revision: '0', name: 'Lan\r\nBcc: v@x.test\u202e' })
  expect((await read()).name).toBe('Lan Bcc: v@x.test')
})

test('a portrait is taken by its content, shown to the speaker alone before the programme is public, and taken off', async () => {
  const { path, token, read } = await world()
  expect((await send(`${path}/portrait`, new TextEncoder().encode('<html>not a picture'))).status).toBe(415)
  expect((await send(`${path}/portrait`, pictures.jpeg)).status).toBe(303)
  await processPortrait(ctx(), (await read()).id, 1)
  const { portraitKey: key } = await read()
  const status = async (address: string) => {
    const answer = await get(address)
    await answer.body?.cancel()
    return answer.status
  }
  expect(await (await get(`${path}?lang=en`)).text()).toContain(`/speaking/${token}/files/${key}/320.webp`)
  expect(await status(`/speaking/${token}/files/${key}/320.webp`)).toBe(200)
  expect(await status(`/files/${key}/320.webp`)).toBe(404)
  const other = await world()
  expect(await status(`/speaking/${other.token}/files/${key}/320.webp`)).toBe(404)
  expect(await status(`/speaking/${token}/files/${key}/passwd`)).toBe(404)
  expect((await post(`${path}/portrait/removal`, {})).status).toBe(303)
  expect((await read()).portraitKey).toBeNull()
})
