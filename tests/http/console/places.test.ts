import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import { events } from '#worker/domain/events/table.ts'
import { getPlaceKinds } from '#worker/domain/registrations/place-kinds.ts'
import { register } from '#worker/domain/registrations/register.ts'

async function world() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, capacity: 1 })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const path = `/console/events/${event.slug}/places`
  const kinds = () => getPlaceKinds(ctx(), event.id)
  const page = async (to = '') => (await get(`${path}${to}?lang=en`, { cookie })).text()
  return { event, cookie, path, kinds, page }
}

test('the page counts what is taken, who is in line and which offers are open, kind by kind', async () => {
  const { event, page } = await world()
  await makePlaceKind(event, { position: 1, type: 'online', access: 'invited' })
  for (const n of [1, 2, 3]) await register(ctx(), event.slug, { ...person(n), preferences: [event.placeKind.id] })
  const text = await page()
  for (const words of ['1 of 1 taken · 2 in line', '0 taken', 'Only invited people']) expect(text).toContain(words)
})

test('a hub is added by form with its name, address, places and domains', async () => {
  const { cookie, path, kinds, page } = await world()
  const fields = {
    type: 'hub',
    'name.en': 'Đà Nẵng',
    'place.en': ' Room  F102 ',
    capacity: '200',
    access: 'domains',
    domains: 'DUT.udn.vn; udn.vn',
  }
  expect((await post(path, fields, { cookie })).status).toBe(303)
  const [, hub] = await kinds()
  expect(hub).toMatchObject({
    ...{ type: 'hub', name: { en: 'Đà Nẵng' }, place: { en: 'Room F102' }, capacity: 200, access: 'domains' },
    domains: ['dut.udn.vn', 'udn.vn'],
  })
  expect(await page(`/${hub?.id}`)).toContain('value="Room F102"')
})

describe('a form with a mistake comes back with what was typed', () => {
  test.each([
    ['a hub without a name', { type: 'hub', capacity: '7' }, 'value="7"'],
    ['a domain that is none', { type: 'online', access: 'domains', domains: 'not a domain' }, 'value="not a domain"'],
    ['domains without any', { type: 'online', access: 'domains' }, 'aria-invalid="true"'],
    ['a capacity below zero', { type: 'online', capacity: '-1' }, 'value="-1"'],
  ])('%s', async (_, fields, kept) => {
    const { cookie, path, kinds } = await world()
    const answer = await post(path, fields, { cookie })
    expect([answer.status, (await answer.text()).includes(kept), (await kinds()).length]).toEqual([422, true, 1])
  })
})

test('a code is added once, closed by its button, and a second of the same name is refused beside the field', async () => {
  const { event, cookie, path, page } = await world()
  const kind = await makePlaceKind(event, { position: 1, access: 'code' })
  const codes = `${path}/${kind.id}/codes`
  expect((await post(codes, { code: 'lotus', maxUses: '5' }, { cookie })).status).toBe(303)
  expect(await page(`/${kind.id}`)).toContain('used 0 of 5 times')
  const again = await post(`${codes}?lang=en`, { code: 'LOTUS' }, { cookie })
  expect([again.status, (await again.text()).includes('This event has this code already.')]).toEqual([422, true])
  const [, { codes: [code] = [] } = {}] = await getPlaceKinds(ctx(), event.id)
  expect((await post(`${codes}/${code?.id}/closure`, {}, { cookie })).status).toBe(303)
  expect(await page(`/${kind.id}`)).toContain('used 0 of 0 times')
})

test('how decisions and the line go is set, and more places mail the first in line', async () => {
  const { event, cookie, path } = await world()
  const fields = { needsApproval: 'on', waitlistMode: 'offers', offerHours: '6', waitlistCutoffHours: '2' }
  expect((await post(`${path}/settings`, fields, { cookie })).status).toBe(303)
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  expect(row).toMatchObject({
    ...{ needsApproval: true, waitlistMode: 'offers', offerHours: 6, waitlistCutoffHours: 2 },
  })
  expect((await post(`${path}/settings`, { waitlistMode: 'offers', offerHours: '0' }, { cookie })).status).toBe(422)
})

test('a kind of another event does not exist here', async () => {
  const { cookie, path } = await world()
  const other = await makeEvent()
  const answers = [
    await get(`${path}/${other.placeKind.id}`, { cookie }),
    await post(`${path}/${other.placeKind.id}`, { type: 'online' }, { cookie }),
    await post(`${path}/${other.placeKind.id}/removal`, {}, { cookie }),
    await post(`${path}/${other.placeKind.id}/codes`, { code: 'LOTUS' }, { cookie }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
