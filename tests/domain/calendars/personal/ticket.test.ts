import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { propertyOf } from '#tests/support/ics-linter.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { fetchEntries, fetchProperties, makeFeedOf } from '#tests/support/personal-feeds.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { makeWorkshop } from '#tests/support/sign-ups.ts'
import { events } from '#worker/domain/events/table.ts'
import { signUp } from '#worker/domain/registrations/sign-ups/sign-up.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

const link = 'https://meet.example.org/room'
const day = 86_400_000

const online = { onlineUrl: link, onlineRule: 'registrants' } as const

const move = (id: string, values: Partial<typeof registrations.$inferInsert>) =>
  ctx().db.update(registrations).set(values).where(eq(registrations.id, id))

test('a ticket’s calendar has the event under its own UID, with the place that is held and the link to join', async () => {
  const event = await makeEvent(online)
  const hub = await makePlaceKind(event, { position: 1, type: 'hub', name: { en: 'Da Nang', vi: 'Đà Nẵng' } })
  const registration = await makeRegistration({ placeKindId: hub.id }, event)
  const path = await makeFeedOf({ kind: 'ticket', id: registration.id })
  const [entry = [], ...others] = await fetchEntries(`${path}?lang=vi`)
  expect(others).toEqual([])
  expect(['UID', 'STATUS', 'SUMMARY'].map((name) => propertyOf(entry, name))).toEqual([
    event.uid,
    'CONFIRMED',
    'Hội thảo thử nghiệm',
  ])
  const description = propertyOf(entry, 'DESCRIPTION') ?? ''
  expect(description.split('\\n\\n').slice(0, 2)).toEqual(['Chỗ của bạn đã được xác nhận.', 'Chỗ của bạn: Đà Nẵng'])
  expect([propertyOf(entry, 'LOCATION'), description.includes(link)]).toEqual([`Đà Nẵng · ${link}`, true])
})

test('who waits has the event as tentative and without the link; a place makes it firm, with a higher SEQUENCE', async () => {
  const event = await makeEvent(online)
  const registration = await makeRegistration({ state: 'waitlisted' }, event)
  const path = await makeFeedOf({ kind: 'ticket', id: registration.id })
  const seen = async () => {
    const [entry = []] = await fetchEntries(path)
    return [propertyOf(entry, 'STATUS'), propertyOf(entry, 'SEQUENCE'), entry.some((line) => line.includes(link))]
  }
  const before = await seen()
  await move(registration.id, { state: 'confirmed' })
  expect([before, await seen()]).toEqual([
    ['TENTATIVE', '1', false],
    ['CONFIRMED', '2', true],
  ])
})

test('a registration that is cancelled stays 30 days as cancelled, then the calendar is empty', async () => {
  const registration = await makeRegistration({ state: 'cancelled', cancelledAt: new Date(Date.now() - 29 * day) })
  const path = await makeFeedOf({ kind: 'ticket', id: registration.id })
  const shown = () => fetchProperties(path, 'STATUS', 'SUMMARY')
  const before = await shown()
  await move(registration.id, { cancelledAt: new Date(Date.now() - 31 * day) })
  expect([before, await shown()]).toEqual([[['CANCELLED', 'Cancelled: Test seminar']], []])
})

test('a cancelled event is cancelled once, whoever has a ticket', async () => {
  const event = await makeEvent()
  const registration = await makeRegistration({}, event)
  const path = await makeFeedOf({ kind: 'ticket', id: registration.id })
  await ctx()
    .db.update(events)
    .set({ state: 'cancelled', cancelledAt: new Date(), sequence: 1 })
    .where(eq(events.id, event.id))
  expect(await fetchProperties(path, 'STATUS', 'SUMMARY')).toEqual([['CANCELLED', 'Cancelled: Test seminar']])
})

test('the sessions signed up for stand in it, one on the waitlist as tentative', async () => {
  const { event, session } = await makeWorkshop(1)
  const [first, second] = [await makeRegistration({}, event), await makeRegistration({}, event)]
  for (const registration of [first, second]) await signUp(ctx(), { registration, event, number: session.number })
  const shown = async (id: string) =>
    (await fetchProperties(await makeFeedOf({ kind: 'ticket', id }), 'UID', 'STATUS')).toSorted()
  expect([await shown(first.id), await shown(second.id)]).toEqual([
    [
      [event.uid, 'CONFIRMED'],
      [session.uid, 'CONFIRMED'],
    ].toSorted(),
    [
      [event.uid, 'CONFIRMED'],
      [session.uid, 'TENTATIVE'],
    ].toSorted(),
  ])
})

test('an alarm stands only where it was asked for', async () => {
  const registration = await makeRegistration()
  const owner = { kind: 'ticket', id: registration.id } as const
  const alarms = async (minutes: number | null) =>
    (await fetchEntries(await makeFeedOf(owner, minutes))).flat().filter((line) => line.startsWith('TRIGGER'))
  expect([await alarms(null), await alarms(30), await alarms(null)]).toEqual([[], ['TRIGGER:-PT30M'], []])
})
