import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeSession } from '#tests/support/make.ts'
import { makeFile, makeMaterial, pdf } from '#tests/support/materials.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import {
  assistantToken,
  makeAssistant,
  makeSpeaking,
  makeSpeakingInvitation,
  speakingToken,
} from '#tests/support/speaking.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { checkVersion } from '#worker/domain/materials/check.ts'
import { maxLinkBytes } from '#worker/domain/materials/limits.ts'
import { materials, materialVersions, uploads } from '#worker/domain/materials/table.ts'
import { contributors, sessions } from '#worker/domain/programme/table.ts'

const { db } = ctx()
const origin = 'http://lectern.test'

const call = (path: string, init: RequestInit) =>
  (exports as unknown as { default: { fetch(url: string, init: RequestInit): Promise<Response> } }).default.fetch(
    origin + path,
    { redirect: 'manual', ...init, headers: { accept: 'application/json', ...init.headers } },
  )

const sha256 = async (bytes: Uint8Array) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

const begin = (path: string, bytes = pdf.length) =>
  call(`${path}/uploads`, {
    method: 'POST',
    body: JSON.stringify({ fileName: 'Bài giảng.pdf', bytes }),
    headers: { 'content-type': 'application/json' },
  })

const sendPart = async (path: string, upload: string) =>
  call(`${path}/uploads/${upload}/parts/1`, {
    method: 'PUT',
    body: pdf,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(pdf.length),
      'x-sha256': await sha256(pdf),
    },
  })

const finish = (path: string, upload: string) => call(`${path}/uploads/${upload}/completion`, { method: 'POST' })

async function world() {
  const made = await makeSpeaking()
  const base = `/speaking/${made.token}`
  const add = async (fields: Record<string, string> = {}) => {
    const given = { kind: 'slides', 'title.en': 'My slides', licence: 'cc-by', ...fields }
    const answer = await post(`${base}/sessions/${made.session.id}/materials?lang=en`, given)
    return answer.headers.get('location')?.split('?')[0] ?? ''
  }
  return { ...made, base, add }
}

const ofEvent = (eventId: string) => db.select().from(materials).where(eq(materials.eventId, eventId))

test('what a speaker adds is given out by the organiser’s rule, whatever the form says', async () => {
  const { event, session, add, base } = await world()
  const path = await add({ releaseRule: 'at-once', audience: 'everybody', session: 'another' })
  expect(
    (await ofEvent(event.id)).map(({ sessionId, releaseRule, audience }) => [sessionId, releaseRule, audience]),
  ).toEqual([[session.id, 'end', 'registrants']])
  expect(await (await get(`${path}?lang=en`)).text()).toContain('When it is over · Registrants, on their ticket')
  const list = `${base}/sessions/${session.id}/materials`
  expect((await post(list, { kind: 'letter', 'title.en': 'x', licence: 'cc-by' })).status).toBe(422)
  expect((await post(list, { kind: 'slides', licence: 'cc-by' })).status).toBe(422)
  const link = { kind: 'link', 'title.en': 'x', licence: 'cc-by' }
  expect((await post(list, { ...link, url: 'javascript:alert(1)' })).status).toBe(422)
  expect((await post(list, { ...link, url: 'https://slides.example.org/' })).status).toBe(303)
})

test('a file goes up in parts, is checked, and comes back to the speaker before anybody else may have it', async () => {
  const { add, base, event } = await world()
  const path = await add()
  const { id } = (await (await begin(path)).json()) as { id: string }
  expect((await sendPart(path, id)).status).toBe(204)
  expect(await (await call(`${path}/uploads/${id}`, {})).json()).toMatchObject({ isFinished: false, bytes: pdf.length })
  const { version } = (await (await finish(path, id)).json()) as { version: string }
  await checkVersion(ctx(), version)
  const html = await (await get(`${path}?done=uploaded&lang=en`)).text()
  expect(html).toContain('Your file is here and was checked.')
  const href = html.match(/href="(\/speaking\/[^"]*\/files\/material-[^"]*)"/)?.[1] ?? ''
  expect(href.startsWith(`${base}/files/`)).toBe(true)
  const file = await get(href)
  expect([file.status, new Uint8Array(await file.arrayBuffer())]).toEqual([200, pdf])
  expect((await get(href.slice(base.length))).status).toBe(404)
  expect((await finish(path, id)).status).toBe(409)
  expect((await db.select().from(materialVersions).where(eq(materialVersions.id, version)))[0]?.fileName).toBe(
    'Bài giảng.pdf',
  )
  expect(event.id).not.toBe('')
})

test('another file is the next version and the earlier one stays', async () => {
  const { add } = await world()
  const path = await add()
  for (const _ of [1, 2]) {
    const { id } = (await (await begin(path)).json()) as { id: string }
    await sendPart(path, id)
    await finish(path, id)
  }
  const html = await (await get(`${path}?lang=en`)).text()
  expect([html.includes('Version 1'), html.includes('Version 2')]).toEqual([true, true])
})

test('a refused file is told in words', async () => {
  const { event, session, base } = await world()
  const { materialId, id } = await makeFile(event, { sessionId: session.id })
  await db.update(materialVersions).set({ state: 'refused', error: 'file.macros' }).where(eq(materialVersions.id, id))
  expect(await (await get(`${base}/materials/${materialId}?lang=en`)).text()).toContain('This file contains macros')
})

test('a link opens nothing of another session: no page, upload, file or part; nor does one whose speaker was taken out a minute ago (A10)', async () => {
  const { event, session, speaker, add, base } = await world()
  const other = await makeSession(event)
  const theirs = await makeSpeaker(event.organizationId)
  await makePart(other, theirs)
  const stranger = await speakingToken(await makeSpeakingInvitation(event, theirs))
  const [ofOther, ofEvents] = [await makeMaterial(event, { sessionId: other.id }), await makeMaterial(event)]
  const { publicKey } = await makeFile(event, { sessionId: other.id })
  for (const { id } of [ofOther, ofEvents]) {
    const path = `${base}/materials/${id}`
    expect([(await get(path)).status, (await begin(path)).status]).toEqual([404, 404])
  }
  expect((await get(`${base}/files/material-${publicKey}/slides.pdf`)).status).toBe(404)
  const path = await add()
  const { id } = (await (await begin(path)).json()) as { id: string }
  const fromOutside = path.replace(base, `/speaking/${stranger}`)
  for (const answer of [
    await call(`${fromOutside}/uploads/${id}`, {}),
    await sendPart(fromOutside, id),
    await finish(fromOutside, id),
  ])
    expect(answer.status).toBe(404)
  await db.delete(contributors).where(eq(contributors.speakerId, speaker.id))
  expect([(await sendPart(path, id)).status, (await finish(path, id)).status]).toEqual([404, 404])
  expect((await post(`${base}/sessions/${session.id}/materials`, {})).status).toBe(404)
})

test('an upload belongs to whoever began it: a helper’s is not the speaker’s to finish, and is cancelled by nobody else', async () => {
  const { add, invitation, base } = await world()
  const path = await add()
  const helper = path.replace(base, `/speaking/${await assistantToken(await makeAssistant(invitation))}`)
  const { id } = (await (await begin(helper)).json()) as { id: string }
  expect((await sendPart(path, id)).status).toBe(404)
  expect((await call(`${path}/uploads/${id}/cancellation`, { method: 'POST' })).status).toBe(404)
  expect((await sendPart(helper, id)).status).toBe(204)
  expect((await call(`${helper}/uploads/${id}/cancellation`, { method: 'POST' })).status).toBe(303)
  expect(await db.select().from(uploads).where(eq(uploads.id, id))).toEqual([])
})

test('what a speaker uploaded stands on the session’s page once its rule says so', async () => {
  const { event, session, add } = await world()
  const path = await add()
  const { id } = (await (await begin(path)).json()) as { id: string }
  await sendPart(path, id)
  const { version } = (await (await finish(path, id)).json()) as { version: string }
  await checkVersion(ctx(), version)
  await makeRelease(event)
  const page = async () => (await get(`/events/${event.slug}/sessions/${session.number}?lang=en`)).text()
  expect(await page()).not.toContain('My slides')
  const materialId = path.split('/').at(-1) ?? ''
  await db.update(materials).set({ audience: 'everybody' }).where(eq(materials.id, materialId))
  expect(await page()).not.toContain('My slides')
  const past = { startsAt: new Date(Date.now() - 7200_000), endsAt: new Date(Date.now() - 3600_000) }
  await db.update(sessions).set(past).where(eq(sessions.id, session.id))
  await db.update(events).set({ startsAt: past.startsAt }).where(eq(events.id, event.id))
  await makeRelease(event)
  expect(await page()).toContain('My slides')
})

test('one link cannot use up the store: the refusal comes before the bytes (E14)', async () => {
  const { event, session, add, invitation } = await world()
  const path = await add()
  const { id } = await makeFile(event, { sessionId: session.id })
  await db
    .update(materialVersions)
    .set({ bytes: maxLinkBytes - pdf.length, uploadedBy: invitation.id })
    .where(eq(materialVersions.id, id))
  expect((await begin(path)).status).toBe(201)
  const refused = await begin(path)
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'storage.full'])
})

test('who works for a speaker has no room of their own: all of one link count together (E14)', async () => {
  const { event, session, add, invitation, base } = await world()
  const path = await add()
  const assistant = await makeAssistant(invitation)
  const { id } = await makeFile(event, { sessionId: session.id })
  await db
    .update(materialVersions)
    .set({ bytes: maxLinkBytes, uploadedBy: invitation.id })
    .where(eq(materialVersions.id, id))
  const helper = path.replace(base, `/speaking/${await assistantToken(assistant)}`)
  expect((await begin(helper)).status).toBe(409)
  await db.update(materialVersions).set({ uploadedBy: assistant.id }).where(eq(materialVersions.id, id))
  expect([(await begin(helper)).status, (await begin(path)).status]).toEqual([409, 409])
})

test('who added a material, or works for them, gives it another title and withdraws it at once; the history names who did', async () => {
  const { event, session, add, invitation, base } = await world()
  const path = await add()
  const id = path.split('/').at(-1) ?? ''
  const helper = path.replace(
    base,
    `/speaking/${await assistantToken(await makeAssistant(invitation, { name: 'Ms Helper' }))}`,
  )
  expect((await post(`${path}/title?lang=en`, { 'title.en': '  ' })).status).toBe(422)
  const renamed = await post(`${path}/title?lang=en`, { 'title.en': 'Final <slides>' })
  expect([renamed.status, renamed.headers.get('location')]).toEqual([303, `${path}?done=renamed&lang=en`])
  expect(await (await get(`${path}?done=renamed&lang=en`)).text()).toContain('Final &lt;slides&gt;')
  expect((await post(`${helper}/withdrawal`, {})).status).toBe(303)
  expect((await post(`${path}/withdrawal`, {})).status).toBe(404)
  const [row] = await ofEvent(event.id)
  expect([row?.title, row?.withdrawnAt === null, row?.sessionId]).toEqual([{ en: 'Final <slides>' }, false, session.id])
  const lines = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id)
  expect(lines.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['material.added', 'Test Speaker'],
    ['material.edited', 'Test Speaker'],
    ['material.withdrawn', 'Ms Helper'],
  ])
  expect(await (await get(`${path}?lang=en`)).text()).not.toContain(`${path}/withdrawal`)
})

test('what the organiser or another speaker of the session added keeps its title and stays given out', async () => {
  const { event, session, base } = await world()
  const second = await makeSpeaker(event.organizationId)
  await makePart(session, second)
  const theirs = await makeSpeakingInvitation(event, second)
  for (const addedBy of [theirs.id, 'an organiser', null]) {
    const { id } = await makeMaterial(event, { sessionId: session.id, addedBy })
    const path = `${base}/materials/${id}`
    expect(await (await get(path)).text()).not.toContain(`${path}/title`)
    expect((await post(`${path}/title`, { 'title.en': 'Mine' })).status).toBe(404)
    expect((await post(`${path}/withdrawal`, {})).status).toBe(404)
  }
  const left = (await ofEvent(event.id)).map(({ title, withdrawnAt }) => [title, withdrawnAt])
  expect(left).toEqual([1, 2, 3].map(() => [{ en: 'Slides' }, null]))
})

test('a session holds fifty materials, so that nobody’s link uses up those of the event', async () => {
  const { event, session, add } = await world()
  for (let n = 0; n < 50; n += 1) await makeMaterial(event, { sessionId: session.id })
  expect(await add()).toBe('')
  expect((await ofEvent(event.id)).length).toBe(50)
})
