import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { invitationToken, makeInvitation } from '#tests/support/invitations.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { type InvitationRow, invitations } from '#worker/domain/registrations/invitations/table.ts'
import { register } from '#worker/domain/registrations/register.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const hour = 3_600_000
const answer = { name: 'Ánh Đặng', locale: 'vi', consent: 'on' }

const pathOf = async (invitation: InvitationRow) => `/invitations/${await invitationToken(invitation)}`
const rowOf = async ({ id }: InvitationRow) =>
  (await ctx().db.select().from(invitations).where(eq(invitations.id, id)))[0]
const registered = (event: Pick<EventRow, 'id'>) =>
  ctx().db.select().from(registrations).where(eq(registrations.eventId, event.id)).orderBy(registrations.number)
const accept = (path: string, values: Record<string, string> = {}) =>
  post(`${path}/acceptance?lang=en`, { ...answer, ...values })

test('looking, as mail scanners do, answers nothing; the page names event, host and mailbox, and is kept nowhere (F1)', async () => {
  const event = await makeEvent()
  const invitation = await makeInvitation(event, { name: 'Ánh' })
  const path = await pathOf(invitation)
  for (let look = 0; look < 3; look += 1) await get(`${path}?lang=en`)
  const page = await get(`${path}?lang=en`)
  const html = await page.text()
  for (const words of ['Test seminar', 'Test Institute', invitation.email, 'value="Ánh"', 'I cannot come']) {
    expect(html).toContain(words)
  }
  expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
    ...[200, 'private, no-store', 'no-referrer'],
  ])
  expect([(await rowOf(invitation))?.state, await registered(event)]).toEqual(['invited', []])
  expect((await get(`${path}/acceptance`)).status).toBe(404)
})

test('accepting needs no approval, comes before the opening and into a place for the invited; twice is the same ticket', async () => {
  const opens = new Date(Date.now() + hour)
  const event = await makeEvent({ needsApproval: true, registrationOpensAt: opens, capacity: 0 })
  const kind = await makePlaceKind(event, { position: 1, access: 'invited', capacity: 1 })
  const invitation = await makeInvitation(event)
  const path = await pathOf(invitation)
  const answers = await Promise.all(
    [1, 2, 3].map(() => accept(path, { 'preference.1': kind.id, email: 'thief@example.org' })),
  )
  const places = new Set(answers.map((one) => one.headers.get('location')))
  expect([answers.map(({ status }) => status), places.size]).toEqual([[303, 303, 303], 1])
  const rows = await registered(event)
  expect(rows.map(({ email, state, placeKindId, locale }) => [email, state, placeKindId, locale])).toEqual([
    [invitation.email, 'confirmed', kind.id, 'vi'],
  ])
  expect(await rowOf(invitation)).toMatchObject({ state: 'accepted', registrationId: rows[0]?.id })
  const [again] = [await accept(path)]
  expect([again?.status, again?.headers.get('location')]).toEqual([303, [...places][0]])
  expect(await (await get(`${path}?lang=en`)).text()).toContain('Open your ticket')
})

test('an invitation to one kind gives that kind, whatever it asks of others, and in a full one a place in the line', async () => {
  const event = await makeEvent()
  const kind = await makePlaceKind(event, { position: 1, access: 'code', capacity: 1 })
  const [first, second] = [
    await makeInvitation(event, { placeKindId: kind.id }),
    await makeInvitation(event, { placeKindId: kind.id }),
  ]
  await accept(await pathOf(first), { 'preference.1': event.placeKind.id })
  const path = await pathOf(second)
  expect(await (await get(`${path}?lang=en`)).text()).toContain('Accept and join the waitlist')
  await accept(path)
  expect((await registered(event)).map(({ state, placeKindId }) => [state, placeKindId])).toEqual([
    ['confirmed', kind.id],
    ['waitlisted', kind.id],
  ])
})

test('who declines is thanked and may still accept; who cancelled comes back as a new registration', async () => {
  const event = await makeEvent()
  const invitation = await makeInvitation(event)
  const path = await pathOf(invitation)
  expect((await post(`${path}/refusal?lang=en`, {})).headers.get('location')).toBe(`${path}?lang=en`)
  expect([(await rowOf(invitation))?.state, await registered(event)]).toEqual(['declined', []])
  expect(await (await get(`${path}?lang=en`)).text()).toContain('Thank you for telling us')
  await accept(path)
  const [one] = await registered(event)
  if (!one) throw new Error('not registered')
  await post(`${path}/refusal`, {})
  expect((await rowOf(invitation))?.state).toBe('accepted')
  await cancelOwnRegistration(ctx(), one)
  await accept(path)
  expect((await registered(event)).map(({ state }) => state)).toEqual(['cancelled', 'confirmed'])
})

test('who had registered by themselves gets the ticket’s link by mail and never through the invitation', async () => {
  const event = await makeEvent()
  const { email } = person('known')
  await register(ctx(), event.slug, person('known'))
  const invitation = await makeInvitation(event, { email })
  const page = await accept(await pathOf(invitation))
  const html = await page.text()
  expect([page.status, html.includes('You are registered for this event already'), /\/tickets\//.test(html)]).toEqual([
    ...[202, true, false],
  ])
  const told = await ctx().db.select().from(mails).where(eq(mails.eventId, event.id))
  expect(told.map(({ template }) => template).sort()).toEqual(['registration.confirmed', 'registration.repeated'])
  expect([(await registered(event)).length, (await rowOf(invitation))?.state]).toEqual([1, 'accepted'])
})

test('too late, over or cancelled: the page says so without a form, and a posted answer takes no place', async () => {
  const past = new Date(Date.now() - 1000)
  const cases: [Partial<EventRow>, string][] = [
    [{ registrationClosesAt: past }, 'The time to answer is over'],
    [{ endsAt: past, startsAt: new Date(past.getTime() - hour) }, 'This event is over'],
    [{ state: 'cancelled' }, 'This event is cancelled'],
  ]
  for (const [values, words] of cases) {
    const event = await makeEvent()
    await ctx().db.update(events).set(values).where(eq(events.id, event.id))
    const path = await pathOf(await makeInvitation(event))
    const html = await (await get(`${path}?lang=en`)).text()
    expect([html.includes(words), html.includes('/acceptance')]).toEqual([true, false])
    expect([(await accept(path)).status, await registered(event)]).toEqual([409, []])
  }
})

test('a link counted on, cut, in another case, of a ticket, withdrawn or of a draft is not found (A12)', async () => {
  const event = await makeEvent()
  const invitation = await makeInvitation(event)
  const token = await invitationToken(invitation)
  const { id } = invitation
  const { linkToken } = await import('#worker/core/tokens.ts')
  const wrong = [
    token.slice(1),
    token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A'),
    [...token]
      .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
      .join(''),
    await linkToken(ctx().secret, 'ticket', id, 1),
    'x',
  ]
  const statuses = []
  for (const one of wrong) {
    statuses.push((await get(`/invitations/${one}?lang=en`)).status, (await accept(`/invitations/${one}`)).status)
  }
  await ctx().db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id))
  statuses.push((await get(`/invitations/${token}?lang=en`)).status)
  await ctx().db.update(events).set({ state: 'published' }).where(eq(events.id, event.id))
  await ctx()
    .db.update(invitations)
    .set({ state: 'withdrawn', version: 2 })
    .where(and(eq(invitations.id, id)))
  statuses.push((await get(`/invitations/${token}?lang=en`)).status, (await accept(`/invitations/${token}`)).status)
  expect(new Set(statuses)).toEqual(new Set([404]))
})

test('a mistake keeps what was typed and says what is missing', async () => {
  const path = await pathOf(await makeInvitation(await makeEvent()))
  const page = await post(`${path}/acceptance?lang=en`, { name: 'x'.repeat(101), locale: 'en' })
  const html = await page.text()
  expect([page.status, html.includes('x'.repeat(101)), html.includes('id="consent-fault"')]).toEqual([422, true, true])
})
