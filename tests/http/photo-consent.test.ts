import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhotographer, photographerToken } from '#tests/support/galleries.ts'
import { invitationToken, makeInvitation } from '#tests/support/invitations.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post, postJson } from '#tests/support/requests.ts'
import { registrationConsents } from '#worker/domain/registrations/table.ts'

const form = (email: string, values: Record<string, string> = {}) => ({
  ...{ name: 'Nguyễn Thử Nghiệm', email, locale: 'en', consent: 'on', key: `key-${email}` },
  ...values,
})

const said = async (eventId: string) =>
  (await ctx().db.select().from(registrationConsents).where(eq(registrationConsents.eventId, eventId))).map(
    ({ isGiven, text, locale }) => [isGiven, text.slice(0, 20), locale],
  )

test('the form asks without an answer chosen beforehand, keeps what was ticked, and never demands it', async () => {
  const event = await makeEvent()
  const path = `/events/${event.slug}/register?lang=en`
  const page = await (await get(path)).text()
  expect(page.match(/<input[^>]*name="photos"[^>]*>/g)).toEqual([
    '<input type="radio" id="photos-yes" name="photos" value="yes"/>',
    '<input type="radio" id="photos-no" name="photos" value="no"/>',
  ])
  const again = await post(path, form('nobody', { photos: 'no' }))
  expect([again.status, (await again.text()).includes('value="no" checked=""')]).toEqual([422, true])
  expect((await post(path, form('silent@example.org'))).status).toBe(303)
  expect(await said(event.id)).toEqual([])
  expect((await post(path, form('odd@example.org', { photos: 'maybe' }))).status).toBe(422)
  expect((await post(`/events/${event.slug}/register?lang=fr`, form('no@example.org', { photos: 'no' }))).status).toBe(
    303,
  )
  expect(await said(event.id)).toEqual([[false, 'Des photos sont pris', 'fr']])
})

test('who registers by the API or accepts an invitation is asked the same', async () => {
  const event = await makeEvent()
  const { status } = await postJson(`/api/v1/events/${event.slug}/registrations?lang=en`, {
    ...{ name: 'Test Person', email: 'api@example.org', consent: true, photos: 'yes' },
  })
  const invitation = await invitationToken(await makeInvitation(event))
  const answer = { name: 'Test Guest', locale: 'en', consent: 'on', photos: 'no' }
  const accepted = await post(`/invitations/${invitation}/acceptance?lang=en`, answer)
  expect([status, accepted.status]).toEqual([201, 303])
  expect((await said(event.id)).toSorted()).toEqual([
    [false, 'Pictures are taken a', 'en'],
    [true, 'Pictures are taken a', 'en'],
  ])
})

test('on the ticket the answer is shown and may be changed; sent empty it stays', async () => {
  const event = await makeEvent()
  const registered = await post(`/events/${event.slug}/register?lang=en`, form('one@example.org', { photos: 'yes' }))
  const ticket = registered.headers.get('location') ?? ''
  const consent = ticket.replace('?', '/photo-consent?')
  expect(await (await get(ticket)).text()).toContain(': Yes')
  const changed = await post(consent, { photos: 'no' })
  expect([changed.status, changed.headers.get('location')]).toEqual([303, `${ticket}&kept#pictures`])
  const page = await (await get(`${ticket}&kept`)).text()
  expect([page.includes(': No'), page.includes('Your answer is kept.')]).toEqual([true, true])
  expect((await post(consent, {})).status).toBe(303)
  expect((await said(event.id)).map(([isGiven]) => isGiven)).toEqual([true, false])
  expect((await post('/tickets/unknown/photo-consent', { photos: 'no' })).status).toBe(404)
})

test('names of those who said no stand on the upload pages and in the file, and no address with them on the former', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const register = (email: string, values: Record<string, string>) =>
    post(`/events/${event.slug}/register?lang=en`, form(email, values))
  await register('no@example.org', { name: 'Person Unseen', photos: 'no' })
  await register('yes@example.org', { name: 'Person Seen', photos: 'yes' })
  await register('silent@example.org', { name: 'Person Silent' })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const token = await photographerToken(await makePhotographer(event))
  const pages = [`/console/events/${event.slug}/photos?lang=en`, `/photographing/${token}?lang=en`]
  for (const path of pages) {
    const page = await (await get(path, { cookie })).text()
    const found = ['Person Unseen', 'Person Seen', 'Person Silent', 'example.org'].map((text) => page.includes(text))
    expect(found, path).toEqual([true, false, false, false])
  }
  const file = await (await get(`/console/events/${event.slug}/registrations.csv?lang=en`, { cookie })).text()
  const columns = file
    .trim()
    .split('\r\n')
    .map((line) => line.split(',').at(-1))
  expect(columns).toEqual(['Pictures may be shown', 'No', 'Yes', ''])
})
