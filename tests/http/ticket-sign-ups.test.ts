import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSignUp, makeWorkshop } from '#tests/support/sign-ups.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import { sessionSignUps } from '#worker/domain/registrations/sign-ups/table.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'
import { ctxAt, emptyOutbox, provider } from '../support/mails.ts'

async function makeGuest(event: Awaited<ReturnType<typeof makeWorkshop>>['event'], name = 'Test Guest') {
  const registration = await makeRegistration({ name }, event)
  const path = await ticketPath(ctx(), registration)
  const press = (what: 'sign-up' | 'removal', number = 1) => post(path.replace('?', `/sessions/${number}/${what}?`), {})
  return { registration, path, press, page: async () => (await get(path)).text() }
}

async function organiserOf(event: { organizationId: string }) {
  const [organization] = await ctx().db.select().from(organizations).where(eq(organizations.id, event.organizationId))
  return makeSignIn(await makeMember(organization ?? (await makeOrganization()), 'organiser'))
}

test('the ticket tells of the session, its button takes a place or a number in line, and gives it back; looking changes nothing', async () => {
  const { event } = await makeWorkshop(1)
  const [one, two] = [await makeGuest(event), await makeGuest(event)]
  const first = await one.page()
  for (const words of ['Sessions to sign up for', 'Workshop', '1 place left.', '>Sign up<'])
    expect(first).toContain(words)
  expect((await get(one.path.replace('?', '/sessions/1/sign-up?'))).status).toBe(404)
  const answers = [await one.press('sign-up'), await one.press('sign-up'), await two.press('sign-up')]
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(answers[0]?.headers.get('location')).toBe(`${one.path}#sign-ups`)
  expect(await one.page()).toContain('You have a place.')
  expect(await two.page()).toContain('You are number 1 in line.')
  await one.press('removal')
  expect(await two.page()).toContain('You have a place.')
  expect((await ctx().db.select().from(sessionSignUps).where(eq(sessionSignUps.eventId, event.id))).length).toBe(2)
  expect((await two.press('sign-up', 99)).status).toBe(409)
  const far = '9'.repeat(400)
  expect((await post(two.path.replace('?', `/sessions/${far}/sign-up?`), {})).status).toBe(409)
  expect((await get(`/events/${event.slug}/sessions/${far}`)).status).toBe(404)
})

test('a session at the same time as one that is taken is pointed out and may be taken all the same', async () => {
  const { event, session } = await makeWorkshop()
  const other = await makeSession(event, {
    title: { en: 'Lab tour' },
    startsAt: session.startsAt,
    endsAt: session.endsAt,
  })
  await makeRelease(event)
  await makeSignUp(event, other.number)
  const guest = await makeGuest(event)
  expect(await guest.page()).not.toContain('At the same time as')
  await guest.press('sign-up')
  expect(await guest.page()).toContain('At the same time as “Workshop”')
  expect((await guest.press('sign-up', other.number)).status).toBe(303)
})

test('who has no confirmed place sees no session, and the ticket is one round trip still', async () => {
  const { event } = await makeWorkshop()
  const waiting = await makeRegistration({ state: 'waitlisted' }, event)
  const path = await ticketPath(ctx(), waiting)
  expect(await (await get(path)).text()).not.toContain('Sessions to sign up for')
  expect((await post(path.replace('?', '/sessions/1/sign-up?'), {})).status).toBe(409)
  expect(await counted((await makeGuest(event)).path)).toMatchObject({ status: 200, roundTrips: 1 })
})

test('the public page of the session says how its sign-up stands and names nobody', async () => {
  const { event } = await makeWorkshop(2)
  const guest = await makeGuest(event, 'Secret Person')
  await guest.press('sign-up')
  const html = await (await get(`/events/${event.slug}/sessions/1?lang=en`)).text()
  expect(html).toContain('This session wants a sign-up. 1 place left. Registered people sign up on their ticket.')
  expect(html).not.toContain('Secret Person')
})

test('the organiser sets the sign-up, sees who signed up in order, and takes the list along as CSV', async () => {
  const { event, session } = await makeWorkshop(1)
  const cookie = await organiserOf(event)
  for (const name of ['=Đặng Ánh', 'Second']) await (await makeGuest(event, name)).press('sign-up')
  const path = `/console/events/${event.slug}/sessions/${session.id}/sign-ups`
  const html = await (await get(`${path}?lang=en`, { cookie })).text()
  for (const words of ['1 of 1 places taken · 1 in line', '=Đặng Ánh', 'Second']) expect(html).toContain(words)
  const file = await (await get(`${path}.csv?lang=en`, { cookie })).text()
  expect(file.split('\r\n').map((line) => line.split(',')[1])).toEqual(['Name', `"'=Đặng Ánh"`, 'Second', undefined])
  const wrong = await post(`${path}?lang=en`, { isOpen: 'on', capacity: '-1' }, { cookie })
  expect([wrong.status, (await wrong.text()).includes('value="-1"')]).toEqual([422, true])
  const saved = await post(`${path}?lang=en`, { isOpen: 'on', capacity: '2' }, { cookie })
  expect(saved.headers.get('location')).toBe(`${path}?lang=en&done=saved`)
  expect(await (await get(`${path}?lang=en`, { cookie })).text()).toContain('2 of 2 places taken')
  const { session: theirs } = await makeWorkshop()
  const elsewhere = path.replace(session.id, theirs.id)
  expect([(await get(elsewhere, { cookie })).status, (await get(`${elsewhere}.csv`, { cookie })).status]).toEqual([
    404, 404,
  ])
})

test('who gets a place in a session is mailed which and when; given back meanwhile, the mail is withheld', async () => {
  await emptyOutbox()
  const { event } = await makeWorkshop(1)
  const people = [await makeGuest(event), await makeGuest(event), await makeGuest(event)]
  for (const guest of people) await guest.press('sign-up')
  await emptyOutbox()
  await people[0]?.press('removal')
  await people[1]?.press('removal')
  const { got, driver } = provider()
  await drainThrough(ctxAt(new Date(Date.now() + 1000)), driver)
  expect(got.map(({ to, subject }) => [to, subject])).toEqual([
    [people[2]?.registration.email, 'A place in the session: Workshop'],
  ])
  expect(got[0]?.text).toContain('Session: Workshop')
  const states = (await ctx().db.select().from(mails).where(eq(mails.eventId, event.id))).map(({ state }) => state)
  expect(states.sort()).toEqual(['sent', 'withheld'])
})
