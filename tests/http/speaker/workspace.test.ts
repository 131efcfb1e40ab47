import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { assistantToken, makeAssistant, makeSettings, makeSpeaking, speakingToken } from '#tests/support/speaking.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { events } from '#worker/domain/events/table.ts'
import {
  speakingAssistants,
  speakingConsents,
  speakingInvitations,
  speakingParts,
} from '#worker/domain/programme/speaking/table.ts'
import { contributors } from '#worker/domain/programme/table.ts'

const { db } = ctx()
const page = async (token: string, lang = 'en') => (await get(`/speaking/${token}?lang=${lang}`)).text()
const invitationOf = async (id: string) =>
  (await db.select().from(speakingInvitations).where(eq(speakingInvitations.id, id)))[0]

test('the link opens a workspace that no search engine, cache or other site learns of', async () => {
  const { token } = await makeSpeaking()
  const answer = await get(`/speaking/${token}?lang=en`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('loading the page changes nothing, however often a mail scanner does it; the first post notes that it is used, once', async () => {
  const { token, invitation } = await makeSpeaking()
  for (const path of ['', '?lang=vi', '/profile']) await (await get(`/speaking/${token}${path}`)).text()
  expect(await invitationOf(invitation.id)).toEqual(invitation)
  expect((await post(`/speaking/${token}/opening`, {})).status).toBe(204)
  const openedAt = (await invitationOf(invitation.id))?.openedAt
  expect(openedAt).toBeInstanceOf(Date)
  await post(`/speaking/${token}/opening`, {})
  expect((await invitationOf(invitation.id))?.openedAt).toEqual(openedAt)
})

test('an assistant’s use counts as opening, and the page says for whom they work', async () => {
  const { invitation, session } = await makeSpeaking()
  const token = await assistantToken(await makeAssistant(invitation, { name: 'Helper An' }))
  expect(await page(token)).toContain('Helper An, you work here for Test Speaker.')
  await post(`/speaking/${token}/sessions/${session.id}/answer`, { answer: 'confirmed' })
  expect((await invitationOf(invitation.id))?.openedAt).toBeInstanceOf(Date)
})

test('only a token that we made opens it: no forged, shortened or other purpose’s one, none of another event', async () => {
  const { token, invitation, event } = await makeSpeaking()
  const other = await makeSpeaking()
  const { secret } = ctx()
  const forged = [
    'x'.repeat(43),
    token.slice(0, -1),
    `${token.slice(0, -3)}AAA`,
    token.slice(0, 22) + other.token.slice(22),
    await linkToken(secret, 'ticket', invitation.id, 0),
    await linkToken(secret, 'invitation', invitation.id, 0),
    await linkToken(secret, 'assistant', invitation.id, 0),
    await linkToken(secret, 'speaking', event.id, 0),
    await linkToken(secret, 'speaking', invitation.id, 1),
  ]
  for (const wrong of forged) expect([wrong, (await get(`/speaking/${wrong}`)).status]).toEqual([wrong, 404])
  const path = `/speaking/${token}/sessions/${other.session.id}`
  expect((await get(path)).status).toBe(404)
  expect((await post(`${path}/answer`, { answer: 'confirmed' })).status).toBe(404)
})

test('a link that was taken back says so and whom to ask; a renewed one points to the newest mail; programs get the problem', async () => {
  const { token, invitation } = await makeSpeaking({ contactEmail: 'ask@example.org' })
  const set = (values: Partial<typeof invitation>) =>
    db.update(speakingInvitations).set(values).where(eq(speakingInvitations.id, invitation.id))
  await set({ version: 2 })
  const replaced = await get(`/speaking/${token}?lang=en`)
  expect(replaced.status).toBe(410)
  expect(await replaced.text()).toMatch(/A newer link took its place.*Test Institute[\s\S]*ask@example\.org/)
  expect((await get(`/speaking/${await speakingToken({ id: invitation.id, version: 2 })}`)).status).toBe(200)
  await set({ revokedAt: new Date() })
  expect(await page(token)).toMatch(/It was taken back.*Test Institute/)
  const json = await post(`/speaking/${token}/opening`, {}, { headers: { accept: 'application/json' } })
  expect([json.status, ((await json.json()) as { code: string }).code]).toEqual([410, 'speaking.revoked'])
})

test('an assistant whose link the speaker ended is told to ask them; the speaker’s own revocation ends theirs too', async () => {
  const { invitation } = await makeSpeaking()
  const assistant = await makeAssistant(invitation)
  const token = await assistantToken(assistant)
  await db.update(speakingAssistants).set({ revokedAt: new Date() }).where(eq(speakingAssistants.id, assistant.id))
  expect(await page(token)).toContain('Test Speaker has ended it')
  await db.update(speakingAssistants).set({ revokedAt: null }).where(eq(speakingAssistants.id, assistant.id))
  await db.update(speakingInvitations).set({ revokedAt: new Date() }).where(eq(speakingInvitations.id, invitation.id))
  expect(await page(token)).toContain('It was taken back')
})

test('the page tells what is missing by when, in the zone of the event, and every session with place, people and whether it is public', async () => {
  const { token, event, session } = await makeSpeaking({ startsAt: new Date('2031-10-20T02:00:00Z') })
  await makeSettings(event, { wanted: ['answer', 'slides'], dueAt: new Date('2031-10-01T10:00:00Z') })
  await makePart(session, await makeSpeaker(event.organizationId, { name: 'Test Moderator' }), { role: 'moderator' })
  const draft = await page(token)
  expect(draft).toMatch(/Please by Wednesday,? 1 October 2031, 17:00, Indochina Time \(GMT\+7\)/)
  expect(draft).toMatch(/Monday,? 20 October 2031/)
  expect(draft).toContain('Test Moderator')
  expect(draft).toContain('Draft: not public yet')
  await makeRelease(event)
  expect(await page(token)).toContain('Public in the programme')
})

test('a speaker who has no session any more reads so and can change nothing', async () => {
  const { token, session, speaker } = await makeSpeaking()
  await db.delete(contributors).where(eq(contributors.speakerId, speaker.id))
  expect(await page(token)).toContain('You have no session in this programme at present')
  for (const path of ['/profile', `/sessions/${session.id}`]) {
    expect([path, (await get(`/speaking/${token}${path}`)).status]).toEqual([path, 404])
  }
  for (const path of [`/sessions/${session.id}/answer`, '/consents', '/profile', '/assistants']) {
    expect([path, (await post(`/speaking/${token}${path}`, { answer: 'confirmed' })).status]).toEqual([path, 404])
  }
})

test('a cancelled event says so and takes nothing more; after the end the answer stays', async () => {
  const { token, event, session } = await makeSpeaking()
  const answer = () => post(`/speaking/${token}/sessions/${session.id}/answer`, { answer: 'confirmed' })
  await db.update(events).set({ state: 'cancelled' }).where(eq(events.id, event.id))
  expect(await page(token)).toContain('The event is cancelled')
  expect((await answer()).status).toBe(409)
  const past = { startsAt: new Date(Date.now() - 7200_000), endsAt: new Date(Date.now() - 3600_000) }
  await db
    .update(events)
    .set({ state: 'published', ...past })
    .where(eq(events.id, event.id))
  expect(await page(token)).toContain('The event is over')
  expect((await answer()).status).toBe(409)
  expect(await db.select().from(speakingParts).where(eq(speakingParts.eventId, event.id))).toEqual([])
})

test('consent is the speaker’s own: kept word for word in its language, each change another row, nothing from an assistant', async () => {
  const { token, invitation, event } = await makeSpeaking()
  const consent = (fields: Record<string, string>, by = token, lang = 'vi') =>
    post(`/speaking/${by}/consents?lang=${lang}`, fields)
  const rows = () =>
    db
      .select({
        purpose: speakingConsents.purpose,
        isGiven: speakingConsents.isGiven,
        text: speakingConsents.text,
        locale: speakingConsents.locale,
        givenBy: speakingConsents.givenBy,
      })
      .from(speakingConsents)
      .where(eq(speakingConsents.eventId, event.id))
      .orderBy(speakingConsents.createdAt, desc(speakingConsents.purpose))
  expect((await consent({ recording: 'yes' })).status).toBe(303)
  await consent({ recording: 'yes' })
  await consent({ recording: 'no', publication: 'no' }, token, 'fr')
  const helper = await assistantToken(await makeAssistant(invitation))
  expect((await consent({ recording: 'yes' }, helper)).status).toBe(403)
  expect(await rows()).toEqual([
    {
      purpose: 'recording',
      isGiven: true,
      text: 'Tôi đồng ý để phần trình bày của mình được ghi âm và ghi hình.',
      locale: 'vi',
      givenBy: 'Test Speaker',
    },
    {
      purpose: 'recording',
      isGiven: false,
      text: 'J’accepte que mon intervention soit enregistrée, son et image.',
      locale: 'fr',
      givenBy: 'Test Speaker',
    },
    {
      purpose: 'publication',
      isGiven: false,
      text: 'J’accepte que l’enregistrement, les photos de moi et les documents que je remets soient publiés sur les pages de l’événement.',
      locale: 'fr',
      givenBy: 'Test Speaker',
    },
  ])
  expect(await page(helper)).toContain('Only Test Speaker can decide this')
})

test('nothing is chosen beforehand: an untouched form gives no consent', async () => {
  const { token, event } = await makeSpeaking()
  expect(await page(token)).not.toMatch(/<input type="radio"[^>]*checked/)
  await post(`/speaking/${token}/consents`, {})
  expect(await db.select().from(speakingConsents).where(eq(speakingConsents.eventId, event.id))).toEqual([])
})

test('a second event of the same speaker does not show here', async () => {
  const { token, speaker, event } = await makeSpeaking()
  const elsewhere = await makeSession(await makeEvent(), { title: { en: 'Elsewhere' } })
  await makePart(elsewhere, speaker)
  expect(event.id).not.toBe(elsewhere.eventId)
  expect(await page(token)).not.toContain('Elsewhere')
})
