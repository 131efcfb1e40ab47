import { eq } from 'drizzle-orm'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

afterAll(async () => {
  await takeBackOffers()
})

/** A hall of one place, a hub without limit, and people who wish for the hall, else the hub. */
async function office(people: number, values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, capacity: 1, ...values })
  const hub = await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' } })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const preferences = [event.placeKind.id, hub.id]
  const all: Registered['registration'][] = []
  for (let n = 1; n <= people; n += 1) {
    all.push(((await register(ctx(), event.slug, person(n, { preferences }))) as Registered).registration)
  }
  const of = (n: number) => {
    const one = all[n - 1]
    if (!one) throw new Error(`no person ${n}`)
    return one
  }
  const path = `/console/events/${event.slug}/registrations`
  const html = async (rest: string) => (await get(`${path}${rest}`, { cookie })).text()
  return { event, hub, cookie, of, path, html }
}

const namesIn = (html: string) =>
  [...html.matchAll(/registrations\/[\w-]{36}\?lang=en">([^<]*)</g)].map(([, name]) => name)

test('one person: state, place, line, wishes, log, mails and history; of another event it is not found (A1)', async () => {
  const { of, path, html, cookie } = await office(2)
  const page = await html(`/${of(2).id}?lang=en`)
  for (const words of [
    'Registration of Person 2',
    'Hall → Đà Nẵng',
    'Hall: number 1',
    'Registered, as number 2 by order of arrival',
    'Place confirmed',
    'Give a place by hand',
    'Hall · beyond the capacity · 1 of 1 taken · 1 in line',
  ]) {
    expect(page).toContain(words)
  }
  const foreign = await office(1)
  expect((await get(`${path}/${foreign.of(1).id}`, { cookie })).status).toBe(404)
  const gift = { kind: foreign.event.placeKind.id, reason: 'x' }
  expect((await post(`${path}/${foreign.of(1).id}/place`, gift, { cookie })).status).toBe(404)
  expect((await post(`${path}/${of(2).id}/place`, gift, { cookie })).status).toBe(404)
})

test('a place given by hand goes beyond the capacity with a reason that is kept as text; without one it is not given', async () => {
  const { event, of, path, html, cookie } = await office(2)
  const kind = event.placeKind.id
  const without = await post(`${path}/${of(2).id}/place`, { kind, reason: ' ' }, { cookie })
  expect(without.status).toBe(422)
  const reason = '"><img src=x onerror=alert(1)> Interpreter'
  const given = await post(`${path}/${of(2).id}/place?lang=en`, { kind, reason }, { cookie })
  expect(given.headers.get('location')).toBe(`${path}/${of(2).id}?done=given&lang=en`)
  const [row] = await ctx()
    .db.select()
    .from(registrations)
    .where(eq(registrations.id, of(2).id))
  expect(row).toMatchObject({ state: 'confirmed', placeKindId: kind })
  const page = await html(`/${of(2).id}?done=given&lang=en`)
  expect(page).toContain('Given. The mail is on its way.')
  expect(page).toContain('Reason: &quot;&gt;&lt;img src=x onerror=alert(1)&gt; Interpreter')
  expect(page).not.toContain('<img src=x')
  const told = await ctx()
    .db.select({ template: mails.template })
    .from(mails)
    .where(eq(mails.subjectId, of(2).id))
  expect(told.map(({ template }) => template).toSorted()).toEqual(['registration.confirmed', 'registration.promoted'])
})

test('the list leads to each person, filters by place kind, and shows the offers that run out', async () => {
  const { event, hub, of, html } = await office(3, { waitlistMode: 'offers' })
  expect(namesIn(await html(`?lang=en&kind=${hub.id}`))).toEqual(['Person 2', 'Person 3'])
  expect(namesIn(await html(`?lang=en&kind=${event.placeKind.id}`))).toEqual(['Person 1', 'Person 2', 'Person 3'])
  expect(await html('?lang=en')).not.toContain('Offers running out')
  await cancelOwnRegistration(ctx(), of(1))
  const page = await html('?lang=en')
  expect(page).toMatch(/Offers running out[\s\S]*Person 2[\s\S]*Hall, until /)
  expect((await html("?lang=en&kind=' or 1=1--")).includes('Nobody matches this search.')).toBe(true)
})

test('the file names the place that is held and the wishes in their order', async () => {
  const { path, cookie } = await office(2)
  const text = await (await get(`${path}.csv?lang=en`, { cookie })).text()
  const [header, ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data
  expect(header?.slice(-3)).toEqual(['Place', 'Would take', 'Pictures may be shown'])
  expect(rows.map((row) => row.slice(-3))).toEqual([
    ['Hall', 'Hall > Đà Nẵng', ''],
    ['Đà Nẵng', 'Hall > Đà Nẵng', ''],
  ])
})
