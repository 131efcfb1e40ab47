import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  makeCoHost,
  makeEvent,
  makeMember,
  makeOrganization,
  makeSession,
  makeSignIn,
  unique,
} from '#tests/support/make.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSettings, makeSpeaking, makeSpeakingInvitation } from '#tests/support/speaking.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { speakingInvitations } from '#worker/domain/programme/speaking/table.ts'

async function world() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const session = await makeSession(event, { title: { en: 'On bridges' } })
  const [lan, minh] = [
    await makeSpeaker(organization.id, { slug: 'lan', name: 'Lan' }),
    await makeSpeaker(organization.id, { slug: 'minh', name: 'Minh' }),
  ]
  await makePart(session, lan)
  await makePart(session, minh, { position: 2 })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const path = `/console/events/${event.slug}/speaking`
  const send = (fields: Record<string, string>) => post(`${path}/invitations/new?lang=en`, fields, { cookie })
  const rows = () => ctx().db.select().from(speakingInvitations).where(eq(speakingInvitations.eventId, event.id))
  // A mailbox gets three invitations a day: each test has its own.
  const [toLan, toMinh] = [`${unique('lan')}@example.org`, `${unique('minh')}@example.org`]
  const forLan = { 'people.lan.email': toLan, 'people.lan.locale': 'vi' }
  const both = { ...forLan, 'people.minh.email': toMinh, 'people.minh.locale': 'fr' }
  return { organization, event, session, lan, minh, cookie, path, send, rows, toLan, toMinh, forLan, both }
}

const seenIn = (html: string) => /name="seen" value="(\w+)"/.exec(html)?.[1] ?? ''

test('the number and the mail are shown before anything is sent, then it is sent as it was shown, once', async () => {
  const { path, send, rows, both, toLan, toMinh } = await world()
  const preview = await send(both)
  const html = await preview.text()
  for (const words of ['2 speakers will get this mail.', 'On bridges', 'lang="vi"', toLan]) {
    expect(html).toContain(words)
  }
  expect([preview.status, await rows()]).toEqual([200, []])
  const seen = seenIn(html)
  const sent = await send({ ...both, seen, send: '1' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=invited&lang=en`])
  expect((await rows()).map(({ mailbox, locale }) => [mailbox, locale]).toSorted()).toEqual([
    [toLan, 'vi'],
    [toMinh, 'fr'],
  ])
  const again = await send({ ...both, seen, send: '1' })
  expect([again.status, (await rows()).length]).toEqual([409, 2])
})

test('a list that changed since it was shown is shown again, and nobody is mailed', async () => {
  const { send, rows, both } = await world()
  const seen = seenIn(await (await send({ ...both, 'people.minh.email': '' })).text())
  const other = await send({ ...both, seen, send: '1' })
  expect([other.status, (await other.text()).includes('Look again, then send.'), await rows()]).toEqual([409, true, []])
})

test('one speaker is invited by a form of their own; the others are not asked for', async () => {
  const { path, cookie, send, rows, forLan, toLan } = await world()
  const form = await (await get(`${path}/invitations/new?speaker=lan&lang=en`, { cookie })).text()
  expect([form.includes('people.lan.email'), form.includes('people.minh.email')]).toEqual([true, false])
  const seen = seenIn(await (await send(forLan)).text())
  expect((await send({ ...forLan, seen, send: '1' })).status).toBe(303)
  expect((await rows()).map(({ mailbox }) => mailbox)).toEqual([toLan])
})

test('what is not one address is refused beside its field, and what was typed stays (C5)', async () => {
  const { send, rows, both } = await world()
  for (const email of ['a@x.test,b@y.test', '"a b"@x.test', 'a@[127.0.0.1]', `${'x'.repeat(260)}@x.test`]) {
    const refused = await send({ ...both, 'people.lan.email': email })
    expect([refused.status, (await refused.text()).includes('id="people.lan.email-fault"')]).toEqual([422, true])
  }
  expect(await rows()).toEqual([])
})

test('an address in upper case and full width is one mailbox, kept as it was typed (B10)', async () => {
  const { send, rows, toLan } = await world()
  const typed = `Ｌ${toLan.slice(1).replace('example.org', 'EXAMPLE.org')}`
  const fields = { 'people.lan.email': typed, 'people.lan.locale': 'en' }
  const seen = seenIn(await (await send(fields)).text())
  await send({ ...fields, seen, send: '1' })
  expect((await rows()).map(({ email, mailbox }) => [email, mailbox])).toEqual([[typed, toLan]])
})

test('names that are nobody’s, and a speaker of another organization, are not invited', async () => {
  const { send, rows } = await world()
  const { speaker } = await makeSpeaking()
  const fields = { [`people.${speaker.slug}.email`]: 'x@example.org', [`people.${speaker.slug}.locale`]: 'en' }
  const html = await (await send({ ...fields, send: '1' })).text()
  expect([html.includes('Nobody would be invited'), await rows()]).toEqual([true, []])
  for (const path of ['people.__proto__.email', 'people.constructor.email', 'people.lan']) {
    expect([200, 409, 422]).toContain((await send({ [path]: 'x@example.org' })).status)
  }
})

test('addresses of earlier events are filled in for the organization, and shown to no co-host', async () => {
  const { event, path, cookie, lan } = await world()
  await makeSpeakingInvitation(await makeEvent(), lan, { email: 'known@example.org', locale: 'fr' })
  const own = await (await get(`${path}/invitations/new?lang=en`, { cookie })).text()
  expect(own).toContain('value="known@example.org"')
  const coHost = await makeSignIn(await makeMember(await makeCoHost(event), 'organiser'))
  const theirs = await get(`${path}/invitations/new?lang=en`, { cookie: coHost })
  expect([theirs.status, (await theirs.text()).includes('known@example.org')]).toEqual([200, false])
})

test('late speakers are reminded by hand: number and mail first, then once, with their assistants', async () => {
  const { event, path, cookie, lan, minh } = await world()
  await makeSettings(event, { dueAt: new Date('2020-01-01T00:00:00Z') })
  await makeSpeakingInvitation(event, lan, { locale: 'vi' })
  await makeSpeakingInvitation(event, minh)
  const page = await (await get(`${path}/reminders?lang=en`, { cookie })).text()
  const key = /name="key" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  const remind = (fields: Record<string, string>) =>
    post(`${path}/reminders?lang=en`, { key, speaker: lan.id, ...fields }, { cookie })
  expect(page.match(/checked/g)).toHaveLength(2)
  const preview = await (await remind({})).text()
  for (const words of ['1 speaker will be reminded.', 'Những gì còn thiếu', 'Xin chào Lan']) {
    expect(preview).toContain(words)
  }
  const told = () =>
    ctx()
      .db.select()
      .from(mails)
      .where(and(eq(mails.eventId, event.id), eq(mails.template, 'speaking.reminder')))
  expect(await told()).toEqual([])
  const seen = seenIn(preview)
  expect((await remind({ seen, send: '1', speaker: minh.id })).status).toBe(409)
  const sent = await remind({ seen, send: '1' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=reminded&lang=en`])
  expect(await told()).toHaveLength(1)
  expect((await remind({ seen, send: '1' })).status).toBe(409)
  expect(await told()).toHaveLength(1)
})

test('the delivery page names the speaker behind each mail', async () => {
  const { event, cookie, send, forLan, toLan } = await world()
  const seen = seenIn(await (await send(forLan)).text())
  await send({ ...forLan, seen, send: '1' })
  // Settled, so that no drain of another test moves it while it is looked for.
  await ctx().db.update(mails).set({ state: 'sent', claim: null }).where(eq(mails.eventId, event.id))
  const html = await (await get(`/console/events/${event.slug}/mails?state=sent&lang=en`, { cookie })).text()
  for (const words of ['Speaker invited', 'Lan', toLan]) expect(html).toContain(words)
})
