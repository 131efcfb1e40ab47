import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { makeFile, makeMaterial } from '#tests/support/materials.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeAssistant, makeSettings, makeSpeaking, makeSpeakingInvitation } from '#tests/support/speaking.ts'
import { answerSession, stateNeeds } from '#worker/domain/programme/speaking/answer.ts'
import { getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { speakingInvitations, speakingSettings, wantedItems } from '#worker/domain/programme/speaking/table.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'

const past = new Date('2020-01-01T00:00:00Z')

async function world() {
  const organization = await makeOrganization()
  const made = await makeSpeaking({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const path = `/console/events/${made.event.slug}/speaking`
  const page = async (at = '') => (await get(`${path}${at}${at.includes('?') ? '&' : '?'}lang=en`, { cookie })).text()
  const add = async (values: Partial<SpeakerRow> = {}) => {
    const speaker = await makeSpeaker(organization.id, values)
    await makePart(made.session, speaker, { position: 9 })
    return speaker
  }
  return { ...made, organization, cookie, path, page, add }
}

const namesIn = (html: string) => [...html.matchAll(/<th scope="row"><a[^>]*>([^<]*)</g)].map(([, name]) => name)

test('the board names everybody of the draft, and each filter those it counts, by a link', async () => {
  const { event, session, speaker, invitation, page, add } = await world()
  await makeSettings(event, { wanted: ['answer', 'slides'], dueAt: past })
  await ctx().db.update(speakingInvitations).set({ openedAt: past }).where(eq(speakingInvitations.id, invitation.id))
  const [unopened, , revoked] = [
    await add({ slug: 'aa-unopened', name: 'Unopened' }),
    await add({ name: 'Uninvited' }),
    await add({ name: 'Revoked' }),
  ]
  await makeSpeakingInvitation(event, unopened)
  await makeSpeakingInvitation(event, revoked, { revokedAt: past })
  const gone = await makeSpeaker(event.organizationId, { name: 'Gone' })
  await makeSpeakingInvitation(event, gone)
  const html = await page()
  expect(namesIn(html).toSorted()).toEqual(['Gone', 'Revoked', speaker.name, 'Uninvited', 'Unopened'].toSorted())
  expect(html).toContain('Talk')
  const shown = async (filter: string) => namesIn(await page(`?show=${filter}`)).toSorted()
  expect(await shown('uninvited')).toEqual(['Uninvited'])
  expect(await shown('unopened')).toEqual(['Gone', 'Unopened'])
  expect(await shown('gone')).toEqual(['Gone'])
  expect(await shown('declined')).toEqual([])
  expect((await shown('late')).length).toBe(4)
  await makeFile(event, { sessionId: session.id })
  expect(await shown('slides')).toEqual([])
  expect((await shown('nonsense')).length).toBe(5)
})

test('whoever declined stands out, and a mail that did not arrive is named', async () => {
  const { session, token, page } = await world()
  const link = await getSpeakingLink(ctx(), token)
  await answerSession(ctx(), link, session.id, { answer: 'declined', note: 'Abroad' })
  const html = await page('?show=declined')
  expect(html).toContain('<span class="badge bad">Declined</span>')
  expect(namesIn(html)).toHaveLength(1)
})

test('one speaker’s page tells answers, notes, needs, consents, files and who did what, the assistant by name', async () => {
  const { event, session, speaker, invitation, token, page } = await world()
  const link = await getSpeakingLink(ctx(), token)
  const assistant = await makeAssistant(invitation, { name: 'Ms Helper' })
  await answerSession(ctx(), { ...link, assistant }, session.id, { answer: 'confirmed', note: 'By night train' })
  await stateNeeds(ctx(), link, session.id, 'A lectern <b>and</b> water')
  await makeFile(event, { sessionId: session.id, title: { en: 'The deck' } })
  const html = await page(`/speakers/${speaker.slug}`)
  for (const words of [
    ...['Confirmed', 'By night train', 'A lectern &lt;b&gt;and&lt;/b&gt; water', 'The deck', 'Upload for them'],
    ...['<strong>Ms Helper</strong> confirmed a session', `materials?session=${session.id}`],
  ]) {
    expect(html).toContain(words)
  }
  const other = await makeEvent()
  const cookie = await makeSignIn(await makeMember(await makeOrganization(), 'owner'))
  for (const at of [
    `${event.slug}/speaking/speakers/${speaker.slug}`,
    `${other.slug}/speaking/speakers/${speaker.slug}`,
  ]) {
    expect((await get(`/console/events/${at}`, { cookie })).status).toBe(404)
  }
})

test('what is asked is saved with its deadline in the zone of the event; a time that does not exist is refused beside the field', async () => {
  const { event, cookie, path, page } = await world()
  const fields = new URLSearchParams({
    dueAt: '2031-06-15T17:00',
    'message.en': 'Slowly, please',
    sendsReminders: 'on',
  })
  for (const item of wantedItems) fields.append('wanted', item)
  const saved = await post(`${path}/settings?lang=en`, fields, { cookie })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?done=asked&lang=en`])
  const [row] = await ctx().db.select().from(speakingSettings).where(eq(speakingSettings.eventId, event.id))
  expect(row).toMatchObject({
    ...{ dueAt: new Date('2031-06-15T10:00:00Z'), wanted: [...wantedItems], message: { en: 'Slowly, please' } },
    sendsReminders: true,
  })
  const html = await page('/settings')
  for (const words of ['value="2031-06-15T17:00"', 'Slowly, please']) expect(html).toContain(words)
  const refused = await post(`${path}/settings?lang=en`, { dueAt: 'soon' }, { cookie })
  expect([refused.status, (await refused.text()).includes('id="dueAt-fault"')]).toEqual([422, true])
})

test('the file has a line a session, begins with its mark, and no cell that a spreadsheet would run (D1, D2)', async () => {
  const { session, token, cookie, path, add } = await world()
  await stateNeeds(ctx(), await getSpeakingLink(ctx(), token), session.id, '=HYPERLINK("http://evil.test")')
  await add({ name: '+84 plus, "quoted"' })
  const answer = await get(`${path}.csv?lang=en`, { cookie })
  const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(await answer.arrayBuffer())
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(text.startsWith('\ufeffSpeaker,Name in native script,E-mail')).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
  expect(text).toContain(`"'+84 plus, ""quoted"""`)
  expect(text.trim().split('\r\n')).toHaveLength(3)
})

test('a link is revoked, given back, renewed, mailed, and shown by its buttons; another event’s does not exist here (A1)', async () => {
  const { speaker, invitation, cookie, path, page } = await world()
  const press = (verb: string, fields = {}, id = invitation.id) =>
    post(`${path}/invitations/${id}/${verb}?lang=en`, fields, { cookie })
  const at = (done: string) => `${path}/speakers/${speaker.slug}?done=${done}&lang=en`
  const answers = [
    await press('revocation'),
    await press('revocation/removal'),
    await press('renewal', { version: '0' }),
    await press('mails', { mailed: '0' }),
    await press('address', { email: 'right@example.org', locale: 'vi', version: '1' }),
  ]
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    ['revoked', 'restored', 'renewed', 'mailed', 'address'].map((done) => [303, at(done)]),
  )
  const [link] = await ctx().db.select().from(speakingInvitations).where(eq(speakingInvitations.id, invitation.id))
  expect(link).toMatchObject({ email: 'right@example.org', locale: 'vi', version: 2, mailed: 1 })
  const shown = await press('link')
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const token = /speaking\/([\w-]{43})\?lang=vi/.exec(await shown.text())?.[1] ?? ''
  expect((await getSpeakingLink(ctx(), token)).invitation.id).toBe(invitation.id)
  expect(await page(`/speakers/${speaker.slug}?done=restored`)).toContain('The link works again.')
  const refused = await press('address', { email: 'a@x.test,b@y.test', locale: 'vi', version: '2' })
  expect([refused.status, (await refused.text()).includes('id="email-fault"')]).toEqual([422, true])
  const theirs = (await makeSpeaking()).invitation.id
  const statuses = []
  for (const [verb, fields] of [
    ['revocation', {}],
    ['revocation/removal', {}],
    ['renewal', { version: '0' }],
    ['mails', { mailed: '0' }],
    ['address', { email: 'x@example.org', locale: 'en', version: '0' }],
    ['link', {}],
  ] as const) {
    statuses.push((await press(verb, fields, theirs)).status)
  }
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404])
})

test('an assistant’s link is ended by its button, and a deleted file is listed no more', async () => {
  const { event, session, speaker, invitation, cookie, path, page } = await world()
  const assistant = await makeAssistant(invitation, { name: 'Ms Helper' })
  await makeMaterial(event, { sessionId: session.id, title: { en: 'Thrown away' }, deletedAt: new Date() })
  const before = await page(`/speakers/${speaker.slug}`)
  expect([before.includes('End this link: Ms Helper'), before.includes('Thrown away')]).toEqual([true, false])
  const button = `${path}/invitations/${invitation.id}/assistants/${assistant.id}/revocation?lang=en`
  const ended = await post(button, {}, { cookie })
  expect([ended.status, ended.headers.get('location')]).toEqual([
    303,
    `${path}/speakers/${speaker.slug}?done=ended&lang=en`,
  ])
  const after = await page(`/speakers/${speaker.slug}?done=ended`)
  expect([after.includes('no longer works'), after.includes('End this link: Ms Helper')]).toEqual([true, false])
  expect((await post(button, {}, { cookie })).status).toBe(404)
})

test('an event that was cancelled shows its links and takes nothing', async () => {
  const { organization } = await world()
  const { event, invitation, speaker } = await makeSpeaking({ organization, state: 'cancelled' })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const path = `/console/events/${event.slug}/speaking`
  const html = await (await get(`${path}?lang=en`, { cookie })).text()
  expect([html.includes(speaker.name), html.includes('/invitations/new')]).toEqual([true, false])
  const again = await post(`${path}/invitations/${invitation.id}/mails?lang=en`, { mailed: '0' }, { cookie })
  expect(again.status).toBe(429)
})

test('a board of 300 speakers is two trips, and its rows grow with the speakers, not with those of other events', async () => {
  const { event, session, cookie, path } = await world()
  const cost = () => counted(`${path}?lang=en`, { headers: { accept: 'text/html', cookie } })
  // A search ends at the row behind: there is one from here on.
  await makeSpeaking()
  const few = await cost()
  for (let n = 0; n < 3; n += 1) await makeSpeaking()
  expect(await cost()).toEqual(few)
  const ids = Array.from({ length: 300 }, (_, n) => `${event.id}-${n}`)
  const list = JSON.stringify(ids)
  const { db } = ctx()
  await db.run(`insert into speakers (id, organization_id, slug, name, honorific, position, affiliation, biography, created_at, updated_at)
    select value, '${event.organizationId}', value, 'Speaker', '{}', '{}', '{}', '{}', 0, 0 from json_each('${list}')`)
  await db.run(`insert into contributors (id, session_id, speaker_id, role, position)
    select value, '${session.id}', value, 'speaker', 1 from json_each('${list}')`)
  await db.run(`insert into speaking_invitations (id, event_id, speaker_id, email, mailbox, locale, created_at, updated_at)
    select value, '${event.id}', value, 'x@example.org', 'x@example.org', 'en', 0, 0 from json_each('${list}')`)
  const many = await cost()
  expect([many.status, many.roundTrips, many.rowsRead < 300 * 30]).toEqual([200, 2, true])
})

test('somebody else may not look: a viewer is refused, who is signed out is sent to sign in', async () => {
  const { organization, path } = await world()
  const viewer = await makeSignIn(await makeMember(organization, 'viewer'))
  expect([(await get(path, { cookie: viewer })).status, (await get(path)).status]).toEqual([403, 303])
})
