import { afterAll, beforeEach, expect, test } from 'vitest'
import { ctxAt, emptyOutbox, mailNow, makeMail, noon, provider } from '#tests/support/mails.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind, takeBackOffers } from '#tests/support/places.ts'
import { locales } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { announceDecisions, decide } from '#worker/domain/registrations/decide.ts'
import { givePlace } from '#worker/domain/registrations/give.ts'
import { lapseStatements } from '#worker/domain/registrations/offer.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

afterAll(async () => {
  await takeBackOffers()
})

beforeEach(async () => {
  await emptyOutbox()
})

const startsAt = new Date('2040-10-20T02:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

/** A hall of one place, perhaps a hub beside it, and people who register at noon. */
async function world(people: number, { hub, ...values }: Partial<EventRow> & { hub?: boolean } = {}) {
  const event = await makeEvent({ startsAt, capacity: 1, ...values })
  const preferences = [event.placeKind.id]
  if (hub) preferences.push((await makePlaceKind(event, { position: 1, name: { en: 'Hub', vi: 'Điểm cầu Huế' } })).id)
  const all: Registered['registration'][] = []
  for (let n = 1; n <= people; n += 1) {
    const wish = person(n, { preferences, locale: locales[n % 3] ?? 'en' })
    all.push(((await register(ctxAt(noon), event.slug, wish)) as Registered).registration)
  }
  const of = (n: number) => {
    const one = all[n - 1]
    if (!one) throw new Error(`no person ${n}`)
    return one
  }
  /** What a person is mailed when everything due is sent. */
  const mailed = async (n: number, minutes = 1) => {
    const { got, driver } = provider()
    await drainThrough(ctxAt(later(minutes)), driver)
    return got.filter(({ to }) => to === of(n).email)
  }
  return { event, of, mailed }
}

test('a registration to be decided on is told so, without a calendar file', async () => {
  const { mailed } = await world(3, { needsApproval: true })
  const [mail] = await mailed(3)
  expect(mail?.subject).toBe('We have your registration: Test seminar')
  expect(mail?.text).toContain('An organiser decides about it; you have no place yet.')
  expect(mail?.attachments).toEqual([])
})

test('an offer is mailed with its deadline in the event’s zone, the place, what is kept, and no calendar file', async () => {
  const { of, mailed } = await world(3, { hub: true, waitlistMode: 'offers' })
  await mailed(3)
  await cancelOwnRegistration(ctxAt(later(2)), of(1))
  await cancelOwnRegistration(ctxAt(later(2)), of(2))
  const [mail] = await mailed(3, 3)
  expect(mail?.subject).toBe('A place is held for you: Test seminar')
  for (const words of [
    'we hold it for you: Hall.',
    'It is yours if you accept it by Saturday, 2 June 2040, 19:02, Indochina Time (GMT+7).',
    'You keep the place you have (Hub) until you accept.',
    // Where the offered place is, not the one that is held.
    'Where: Room 1\n',
    'Accept or decline\nhttp://lectern.test/tickets/',
  ]) {
    expect(mail?.text).toContain(words)
  }
  expect(mail?.attachments).toEqual([])
})

test('an offer that lapsed before its mail went out is not mailed', async () => {
  const { event, of, mailed } = await world(2, { waitlistMode: 'offers' })
  await mailed(2)
  await cancelOwnRegistration(ctxAt(later(2)), of(1))
  const due = ctxAt(later(60 * 25))
  await due.db.batch(lapseStatements(due, event.id))
  const subjects = (await mailed(2, 60 * 25 + 1)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => /giữ cho bạn|held for you|réservée/.test(subject))).toHaveLength(1)
})

test('an offer whose time is over is not mailed, even before anybody wrote that it lapsed', async () => {
  const { of, mailed } = await world(2, { waitlistMode: 'offers' })
  await mailed(2)
  await cancelOwnRegistration(ctxAt(later(2)), of(1))
  expect(await mailed(2, 60 * 24 + 3)).toEqual([])
})

test('who let an offer lapse is told so, and where they stand now', async () => {
  const { event, of, mailed } = await world(6, { waitlistMode: 'offers' })
  await mailed(3)
  await cancelOwnRegistration(ctxAt(later(2)), of(1))
  for (const n of [2, 4, 5]) await cancelOwnRegistration(ctxAt(later(2)), of(n))
  await mailed(3, 3)
  const due = ctxAt(later(60 * 25))
  await due.db.batch(lapseStatements(due, event.id))
  const [mail] = await mailed(3, 60 * 25 + 1)
  expect(mail?.subject).toBe('Your offer is over: Test seminar')
  expect(mail?.text).toContain('We held a place for you (Hall). No answer came in time, so we hold it no longer.')
  expect(mail?.text).toContain('You now stand behind those who waited, as number 1 in the queue.')
  expect(mail?.attachments).toEqual([])
})

test('who is asked anew is told only that; who keeps a lesser place is told which, and who let three offers lapse that no other comes', async () => {
  const { event, of, mailed } = await world(6, { hub: true, waitlistMode: 'offers' })
  await mailed(3)
  for (const n of [1, 2, 4, 5]) await cancelOwnRegistration(ctxAt(later(2)), of(n))
  const lapse = async (hours: number) => {
    const due = ctxAt(later(60 * hours))
    await due.db.batch(lapseStatements(due, event.id))
  }
  await lapse(25)
  const told = await mailed(3, 60 * 25 + 1)
  expect(told.map(({ text }) => text.includes('You keep the place you have: Hub.'))).toEqual([true])
  await cancelOwnRegistration(ctxAt(later(60 * 26)), of(6))
  await lapse(60)
  const anew = (await mailed(3, 60 * 60 + 1)).map(({ subject }) => subject)
  expect(anew).toEqual(['A place is held for you: Test seminar'])
  const alone = await world(3, { waitlistMode: 'offers' })
  await alone.mailed(3)
  for (const n of [2, 1]) await cancelOwnRegistration(ctxAt(later(2)), alone.of(n))
  for (const hours of [25, 50, 75]) {
    const due = ctxAt(later(60 * hours))
    await due.db.batch(lapseStatements(due, alone.event.id))
  }
  const subjects = (await alone.mailed(3, 60 * 75 + 1)).map(({ subject, text }) => [
    subject,
    text.includes('will not be offered to you again'),
  ])
  expect(subjects.at(-1)).toEqual(['Your offer is over: Test seminar', true])
})

test('a better place names it; a place given by hand says so with the reason; both bring the calendar file', async () => {
  const { event, of, mailed } = await world(3, { hub: true })
  await mailed(3)
  const { id: actorId } = await makeAccount()
  const gift = { actorId, event, registrationId: of(3).id, placeKindId: event.placeKind.id }
  await givePlace(ctxAt(later(2)), { ...gift, reason: 'Interpreter <b>of</b> the opening' })
  const [given] = await mailed(3, 3)
  expect(given?.subject).toBe('Another place is yours: Test seminar')
  expect(given?.text).toContain('The organiser has given you this place.')
  expect(given?.text).toContain('Your place is now: Hall.')
  expect(given?.text).toContain('Reason given: Interpreter <b>of</b> the opening')
  expect(given?.html).not.toContain('<b>of')
  expect(given?.text).toContain('Your place: Hall\n')
  expect(given?.attachments).toHaveLength(1)
  expect(given?.attachments[0]?.content).not.toContain('/tickets/')

  await cancelOwnRegistration(ctxAt(later(4)), of(1))
  await cancelOwnRegistration(ctxAt(later(4)), of(3))
  const [better] = await mailed(2, 5)
  expect(better?.subject).toContain('Une autre place est à vous')
  expect(better?.text).toContain('Salle')
})

test('decisions are told: approved with a place, approved onto the waitlist, declined with the reason as text', async () => {
  const { event, of, mailed } = await world(6, { needsApproval: true })
  await mailed(3)
  const { id: actorId } = await makeAccount()
  const decided = { actorId, event }
  const approved = [of(3).id, of(6).id]
  await decide(ctxAt(later(2)), { ...decided, registrationIds: approved, decision: 'approved' })
  const reason = '<a href="https://evil.test">Full</a>'
  await decide(ctxAt(later(2)), { ...decided, registrationIds: [of(1).id], decision: 'declined', reason })
  await announceDecisions(ctxAt(later(3)), actorId, event)
  const { got, driver } = provider()
  await drainThrough(ctxAt(later(4)), driver)
  const to = (n: number) => got.find((mail) => mail.to === of(n).email)
  expect(to(3)?.subject).toBe('You have a place: Test seminar')
  expect(to(3)?.text).toContain('The organiser has approved your registration.')
  expect(to(6)?.subject).toBe('You are on the waitlist: Test seminar')
  expect(to(6)?.text).toContain('The organiser has approved your registration.')
  expect(to(1)?.subject).toBe('Về đăng ký của bạn: Hội thảo thử nghiệm')
  expect(to(1)?.text).toContain(`Lý do: ${reason}`)
  expect(to(1)?.html).not.toContain('<a href="https://evil.test')
  expect(got).toHaveLength(3)
})

test('what is no longer true is withheld: decided meanwhile, declined and then registered anew', async () => {
  const { of } = await world(1, { needsApproval: true })
  for (const template of ['registration.offered', 'registration.declined'] as const) {
    const row = await makeMail({ template, subjectId: of(1).id })
    await drainThrough(ctxAt(later(1)), provider().driver)
    expect([template, (await mailNow(row.id)).state]).toEqual([template, 'withheld'])
  }
})
