import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'

/** An event and how its organisers give it another address, by the form. */
async function world(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const event = await makeEvent({ organization, languages: ['en'], ...values })
  const reread = async () => {
    const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
    if (!row) throw new Error('no event')
    return row
  }
  const rename = async (slug: string) => {
    const now = await reread()
    const fields = { ...formOf(now, null).values, languages: 'en', slug }
    return post(`/console/events/${now.slug}/edit?lang=en`, fields, { cookie })
  }
  return { cookie, event, reread, rename }
}

const location = async (path: string) => {
  const answer = await get(path)
  return [answer.status, answer.headers.get('location')]
}

test('every page and file of an event goes on from an address it had before, rest and query kept', async () => {
  const { event, rename } = await world()
  const photo = await makeReadyPhoto(event)
  const slugs = [unique('second'), unique('third')]
  for (const slug of slugs) expect((await rename(slug)).status).toBe(303)
  const now = slugs[1]
  for (const old of [event.slug, slugs[0]]) {
    for (const rest of [
      '?lang=vi',
      '/register?lang=fr&a=%C3%A9',
      '/photos',
      `/photos/${photo.publicKey}?lang=en`,
      '/calendar.ics',
      '/anything/else?q=1',
    ]) {
      expect(await location(`/events/${old}${rest}`)).toEqual([301, `/events/${now}${rest}`])
    }
    expect(await location(`/api/v1/events/${old}/availability`)).toEqual([301, `/api/v1/events/${now}/availability`])
  }
  expect((await get(`/events/${now}?lang=en`)).status).toBe(200)
  expect(await counted(`/events/${event.slug}?lang=en`, { method: 'HEAD' })).toMatchObject({ status: 301 })
})

test('a registration sent to an earlier address keeps its method and what was typed', async () => {
  const { event, rename } = await world()
  const slug = unique('second')
  await rename(slug)
  const fields = { name: 'Lan', email: `${unique('lan')}@example.org`, consent: 'on', key: unique('key') }
  const answer = await post(`/events/${event.slug}/register?lang=vi`, fields)
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `/events/${slug}/register?lang=vi`])
})

test('an address that any event had is given to no other, and the event itself may take it back', async () => {
  const first = await world()
  const second = await world()
  const slug = unique('second')
  await first.rename(slug)
  const refused = await second.rename(first.event.slug)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Another page already has this address.')
  expect((await second.reread()).slug).toBe(second.event.slug)
  expect((await first.rename(first.event.slug)).status).toBe(303)
  expect(await location(`/events/${slug}?lang=en`)).toEqual([301, `/events/${first.event.slug}?lang=en`])
  expect((await get(`/events/${first.event.slug}?lang=en`)).status).toBe(200)
})

test('an earlier address of a draft leads nowhere, and the console follows it', async () => {
  const { cookie, event, rename } = await world({ state: 'draft' })
  const slug = unique('second')
  await rename(slug)
  expect((await get(`/events/${event.slug}?lang=en`)).status).toBe(404)
  const page = await get(`/console/events/${event.slug}?lang=en`, { cookie })
  expect([page.status, (await page.text()).includes(`/console/events/${slug}/edit`)]).toEqual([200, true])
})

test('the look-up of an earlier address costs a query only where nothing was found', async () => {
  const { event, rename } = await world()
  const slug = unique('second')
  await rename(slug)
  expect(await counted(`/events/${slug}?lang=en`)).toMatchObject({ status: 200, roundTrips: 1 })
  expect(await counted(`/events/${event.slug}?lang=en`)).toMatchObject({ status: 301, roundTrips: 2 })
  expect(await counted(`/events/${unique('never')}?lang=en`)).toMatchObject({ status: 404, roundTrips: 2 })
})
