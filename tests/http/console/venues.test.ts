import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSession,
  makeSignIn,
  makeVenue,
} from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { getVenues } from '#worker/domain/venues/queries.ts'

async function world() {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  return { organization, cookie, path: `/console/organizations/${organization.slug}/venues` }
}

const names = async (organizationId: string) =>
  (await getVenues(ctx(), organizationId)).map(({ name, rooms }) => [name.en, ...rooms.map((room) => room.name.en)])

test('a venue and its rooms are added, edited and put in order by form', async () => {
  const { organization, cookie, path } = await world()
  for (const name of ['Second', 'Third']) await post(`${path}/new`, { 'name.en': name }, { cookie })
  const [second, third] = await getVenues(ctx(), organization.id)
  expect([second?.position, third?.position]).toEqual([1, 2])
  await post(`${path}/${third?.id}/rooms/new`, { 'name.en': 'Small', capacity: '20' }, { cookie })
  await post(`${path}/${third?.id}/rooms/new`, { 'name.en': 'Large' }, { cookie })
  await post(`${path}/${second?.id}`, { 'name.en': 'Second', position: '9' }, { cookie })
  expect(await names(organization.id)).toEqual([['Third', 'Small', 'Large'], ['Second']])
  const small = (await getVenues(ctx(), organization.id))[0]?.rooms[0]
  const hub = {
    'name.en': 'Partner hall',
    kind: 'remote-hub',
    streamUrl: 'https://partner.example/live',
    position: '5',
  }
  expect((await post(`${path}/${third?.id}/rooms/${small?.id}`, hub, { cookie })).status).toBe(303)
  const page = await (await get(`${path}/${third?.id}?lang=en`, { cookie })).text()
  expect(page.indexOf('Large')).toBeLessThan(page.indexOf('Partner hall'))
  expect(page).toContain('Remote hub')
})

test.each([
  ['no name', { 'name.en': '' }, 'Please fill this in.'],
  ['a script for a map', { mapUrl: 'javascript:alert(1)' }, 'Write a full address that starts with https://'],
])('a venue with %s brings the form back', async (_, fields, words) => {
  const { cookie, path } = await world()
  const answer = await post(`${path}/new?lang=en`, { 'name.en': 'Kept', 'address.en': 'typed', ...fields }, { cookie })
  const page = await answer.text()
  expect([answer.status, page.includes(words), page.includes('typed')]).toEqual([422, true, true])
})

test('the stream address of a hub is http or https only', async () => {
  const { organization, cookie, path } = await world()
  const venue = await makeVenue(organization)
  const answer = await post(
    `${path}/${venue.id}/rooms/new?lang=en`,
    { 'name.en': 'Hub', kind: 'remote-hub', streamUrl: 'data:text/html,x' },
    { cookie },
  )
  expect(answer.status).toBe(422)
  expect(await names(organization.id)).toEqual([['Main Building']])
})

test('a room or venue in which sessions take place is kept, and the page says how many', async () => {
  const { organization, cookie, path } = await world()
  const venue = await makeVenue(organization)
  const room = await makeRoom(venue)
  const event = await makeEvent({ organization })
  await makeSession(event, { rooms: [room] })
  await makeSession(event, { rooms: [room] })
  for (const at of [`${path}/${venue.id}`, `${path}/${venue.id}/rooms/${room.id}`]) {
    const answer = await post(`${at}/removal?lang=en`, {}, { cookie })
    expect([answer.status, (await answer.text()).includes('2 sessions take place here')]).toEqual([409, true])
  }
  expect(await names(organization.id)).toEqual([['Main Building', 'Room 101']])
})

test('an unused venue goes with its rooms, and leaves one line in the history', async () => {
  const { organization, cookie, path } = await world()
  const venue = await makeVenue(organization)
  await makeRoom(venue)
  for (let time = 0; time < 2; time += 1) await post(`${path}/${venue.id}/removal`, {}, { cookie })
  expect(await names(organization.id)).toEqual([])
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, venue.id))
  expect(lines.map(({ action }) => action)).toEqual(['venue.removed'])
})

test('a change of a venue reaches the public with the next release only', async () => {
  const { organization, cookie, path } = await world()
  const venue = await makeVenue(organization)
  const event = await makeEvent({ organization })
  await makeSession(event, { rooms: [await makeRoom(venue)] })
  await makeRelease(event)
  await post(`${path}/${venue.id}`, { 'name.en': 'Renamed' }, { cookie })
  const shown = async () => (await (await get(`/events/${event.slug}?lang=en`)).text()).includes('Renamed')
  expect(await shown()).toBe(false)
  await makeRelease(event)
  expect(await shown()).toBe(true)
})

test('a venue or room of another organization does not exist', async () => {
  const { cookie, path } = await world()
  const foreign = await makeVenue(await makeOrganization())
  const room = await makeRoom(foreign)
  const fields = { 'name.en': 'Taken over' }
  const answers = [
    await get(`${path}/${foreign.id}`, { cookie }),
    await post(`${path}/${foreign.id}`, fields, { cookie }),
    await post(`${path}/${foreign.id}/rooms/new`, fields, { cookie }),
    await post(`${path}/${foreign.id}/rooms/${room.id}`, fields, { cookie }),
    await post(`${path}/${foreign.id}/rooms/${room.id}/removal`, {}, { cookie }),
    await post(`${path}/${foreign.id}/removal`, {}, { cookie }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(await names(foreign.organizationId)).toEqual([['Main Building', 'Room 101']])
})
