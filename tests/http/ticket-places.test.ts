import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
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
  expect(open).toMatch(/Time left: 2[34] hours\./)
  expect(open).toContain('<p>Room 1</p><p><time')
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
    expect(refused.status).toBe(422)
    // Beside the choices, and in the summary that takes the focus.
    expect((await refused.text()).match(/None of these places is open to you\./g)).toHaveLength(2)
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

test('the ticket sends its holder to their own place; online there is a link and no code for a door', async () => {
  const event = await makeEvent({ place: { en: 'Main hall' }, onlineUrl: 'https://meet.example/room' })
  const hub = await makePlaceKind(event, { position: 1, name: { en: 'Đà Nẵng' }, place: { en: 'Room F102' } })
  const online = await makePlaceKind(event, { position: 2, type: 'online', name: {} })
  const ticketOf = async (id: string) => {
    const { registration } = (await register(ctx(), event.slug, person(id, { preferences: [id] }))) as Registered
    const html = await (await get(await ticketPath(ctx(), registration))).text()
    const facts = /<dl class="facts">.*?<\/dl>/s.exec(html)?.[0] ?? ''
    const said = (words: string) => textOf(facts).includes(words)
    return [said('Main hall'), said('Room F102'), said('https://meet.example/room'), html.includes('Code for the door')]
  }
  expect(await ticketOf(event.placeKind.id)).toEqual([true, false, true, true])
  expect(await ticketOf(hub.id)).toEqual([false, true, true, true])
  expect(await ticketOf(online.id)).toEqual([false, false, true, false])
})

test('who waits while another kind is free is offered that choice; once the line has stopped, told what is left', async () => {
  const wish = async (values: Partial<EventRow>) => {
    const event = await makeEvent({ capacity: 0, ...values })
    await makePlaceKind(event, { position: 1, type: 'online', name: {} })
    const chosen = person(event.slug, { preferences: [event.placeKind.id] })
    const { registration } = (await register(ctx(), event.slug, chosen)) as Registered
    return textOf(await (await get(await ticketPath(ctx(), registration))).text())
  }
  const waiting = await wish({})
  expect(waiting).toContain('You are on the waitlist.')
  expect(waiting).toContain('There are free places: Online. Choose one and it is yours at once')
  const stopped = await wish({ startsAt: hours(2), endsAt: hours(4), waitlistCutoffHours: 24 })
  for (const words of [
    'You have no place, and the waitlist has stopped.',
    'nothing moves by itself any more',
    'Please do not come without a place.',
    'There are free places: Online. To take one, cancel this registration and register again.',
  ]) {
    expect(stopped).toContain(words)
  }
  expect(stopped).not.toMatch(/belongs to the first in line|Change which places/)
})

test('the ticket of a cancelled event has no link to follow', async () => {
  const event = await makeEvent({ onlineUrl: 'https://meet.example/room', onlineRule: 'always' })
  const { registration } = (await register(ctx(), event.slug, person('follows'))) as Registered
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, event.id))
  expect(await (await get(await ticketPath(ctx(), registration))).text()).not.toContain('meet.example')
})

test('who is offered a place and holds none reads so once', async () => {
  const event = await makeEvent({ capacity: 1, waitlistMode: 'offers' })
  const holder = (await register(ctx(), event.slug, person('holder'))) as Registered
  const waiting = (await register(ctx(), event.slug, person('waiting'))) as Registered
  await cancelOwnRegistration(ctx(), holder.registration)
  const path = await ticketPath(ctx(), waiting.registration)
  expect((await (await get(path)).text()).match(/A place is held for you/g)).toHaveLength(1)
})
