import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { lapseStatements } from '#worker/domain/registrations/offer.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { offers, registrations } from '#worker/domain/registrations/table.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'

afterAll(async () => {
  await takeBackOffers()
})

const hours = (n: number) => new Date(Date.now() + n * 3_600_000)

/** A hall of `hall` places and a hub in Đà Nẵng, and people who wish for the hall, else the hub, each with their ticket. */
async function world(people: number, { hall, ...values }: Partial<EventRow> & { hall: number }) {
  const event = await makeEvent({ capacity: hall, ...values })
  const hub = await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' } })
  const preferences = [event.placeKind.id, hub.id]
  const tickets: { path: string; registration: Registered['registration'] }[] = []
  for (let n = 1; n <= people; n += 1) {
    const { registration } = (await register(ctx(), event.slug, person(n, { preferences }))) as Registered
    tickets.push({ path: await ticketPath(ctx(), registration), registration })
  }
  const of = (n: number) => {
    const ticket = tickets[n - 1]
    if (!ticket) throw new Error(`no person ${n}`)
    return ticket
  }
  const html = async (n: number) => (await get(of(n).path)).text()
  const openOffer = async (n: number) => {
    const isOpen = and(eq(offers.registrationId, of(n).registration.id), eq(offers.state, 'open'))
    const [offer] = await ctx().db.select().from(offers).where(isOpen)
    return offer?.id ?? 'none'
  }
  const rowOf = async (n: number) =>
    (
      await ctx()
        .db.select()
        .from(registrations)
        .where(eq(registrations.id, of(n).registration.id))
    )[0]
  return { event, hub, of, html, openOffer, rowOf }
}

/** What is read, without its marks. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, '')

const at = (path: string, rest: string) => path.replace('?', `/${rest}?`)

test('the ticket names the place that is held, each line with its number, and how the line moves', async () => {
  const { of, html } = await world(3, { hall: 1 })
  const first = textOf(await html(1))
  expect(first).toContain('Your place: Hall')
  expect(first).not.toContain('Where you stand in line')
  const third = textOf(await html(3))
  for (const words of [
    'Your place: Đà Nẵng',
    'Hall: number 2',
    'Each line goes by order of arrival.',
    'belongs to the first in line at once',
    'What you have stays yours until a better place is yours.',
    'The line moves until ',
  ]) {
    expect(third).toContain(words)
  }
  expect(await counted(of(3).path)).toMatchObject({ status: 200, roundTrips: 1 })
})

test('an open offer stands on top with its deadline in the event’s zone; accepted, the log tells it', async () => {
  const { of, html, openOffer } = await world(2, { hall: 1, waitlistMode: 'offers' })
  await cancelOwnRegistration(ctx(), of(1).registration)
  const open = await html(2)
  expect(open).toContain('A place is held for you: Hall')
  expect(open).toContain('It is yours if you accept it by ')
  expect(open).toContain('Indochina Time (GMT+7)')
  expect(open).toContain('You keep the place you have: Đà Nẵng.')
  const path = at(of(2).path, `offers/${await openOffer(2)}/acceptance`)
  const answers = [await post(path, {}), await post(path, {})]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0]?.headers.get('location')).toBe(`${of(2).path}&accepted`)
  const after = textOf(await (await get(`${of(2).path}&accepted`)).text())
  for (const words of [
    'You have accepted. The place is yours.',
    'Your place: Hall',
    'Offered: Hall, until',
    'Accepted: Hall',
  ]) {
    expect(after).toContain(words)
  }
})

test('declining says before what it means and keeps the place that is held; without one the registration ends', async () => {
  const { of, openOffer, rowOf } = await world(2, { hall: 1, waitlistMode: 'offers' })
  await cancelOwnRegistration(ctx(), of(1).registration)
  const answer = await post(at(of(2).path, `offers/${await openOffer(2)}/refusal`), {})
  expect(answer.headers.get('location')).toBe(`${of(2).path}&declined`)
  expect(await rowOf(2)).toMatchObject({ state: 'confirmed' })

  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers' })
  const [holder, waiting] = [
    (await register(ctx(), event.slug, person('holder'))) as Registered,
    (await register(ctx(), event.slug, person('waiting'))) as Registered,
  ]
  await cancelOwnRegistration(ctx(), holder.registration)
  const page = await (await get(await ticketPath(ctx(), waiting.registration))).text()
  expect(page).toContain('your registration ends: you wished for no other place')
})

test('an offer that lapsed is over: the ticket comes back with how it stands now, and nothing changes (G8)', async () => {
  const { event, of, html, openOffer, rowOf } = await world(3, { hall: 1, waitlistMode: 'offers' })
  await cancelOwnRegistration(ctx(), of(1).registration)
  const offer = await openOffer(2)
  const later = hours(48)
  await ctx(later).db.batch(lapseStatements(ctx(later), event.id))
  for (const answer of ['acceptance', 'refusal']) {
    const late = await post(at(of(2).path, `offers/${offer}/${answer}`), {})
    const page = await late.text()
    expect([late.status, page.includes('This offer is over'), page.includes('Lapsed: Hall.')]).toEqual([
      409,
      true,
      true,
    ])
  }
  expect(await html(2)).toContain('Hall: number 1')
  expect(await rowOf(2)).toMatchObject({ state: 'confirmed' })
  const strangers = await post(at(of(2).path, `offers/${await openOffer(3)}/acceptance`), {})
  expect(strangers.status).toBe(409)
  expect(await html(3)).toContain('A place is held for you: Hall')
})

test('the choice of places can be changed; kinds of other events, for the invited, or none at all are refused', async () => {
  const { event, hub, of, html, rowOf } = await world(2, { hall: 1 })
  const online = await makePlaceKind(event, { position: 2, type: 'online', name: {} })
  const guests = await makePlaceKind(event, { position: 3, name: { en: 'Guests of honour' }, access: 'invited' })
  const elsewhere = await makeEvent()
  const path = at(of(2).path, 'places')
  const page = await html(2)
  expect(page).toContain('Change which places I would take')
  expect(page).not.toContain('Guests of honour')
  for (const id of [guests.id, elsewhere.placeKind.id, 'x', '']) {
    const refused = await post(path, { 'preference.1': id })
    expect([refused.status, (await refused.text()).includes('None of these places is open to you.')]).toEqual([
      422,
      true,
    ])
  }
  const chosen = await post(path, { 'preference.1': online.id, 'preference.2': hub.id, 'preference.3': guests.id })
  expect(chosen.headers.get('location')).toBe(`${of(2).path}&saved`)
  expect(await rowOf(2)).toMatchObject({ state: 'confirmed', placeKindId: online.id, preferences: [online.id, hub.id] })
})

test('who waits for a decision is told so and cannot choose; who is declined reads why, as text (B1)', async () => {
  const { event, of, html } = await world(2, { hall: 5, needsApproval: true })
  const pending = await html(1)
  expect(pending).toContain('Your registration waits for the organiser’s approval.')
  expect(pending).not.toContain('Change which places I would take')
  const { id: actorId } = await makeAccount()
  const reason = '<script>alert(1)</script> Students first'
  await decide(ctx(), { actorId, event, registrationIds: [of(1).registration.id], decision: 'declined', reason })
  expect(await html(1)).not.toContain('Students first')
  await announceDecisions(ctx(), actorId, event)
  const declined = await html(1)
  expect(declined).toContain('Reason given: &lt;script&gt;alert(1)&lt;/script&gt; Students first')
  expect(declined).not.toContain('<script>alert')
})

test('a place given by hand stands in the log with its reason', async () => {
  const { event, of, html } = await world(2, { hall: 1 })
  const { id: actorId } = await makeAccount()
  const gift = { actorId, event, registrationId: of(2).registration.id, placeKindId: event.placeKind.id }
  await givePlace(ctx(), { ...gift, reason: 'Interpreter of the opening' })
  const page = await html(2)
  expect(page).toContain('Given by an organiser: Hall')
  expect(page).toContain('Reason: Interpreter of the opening')
})
