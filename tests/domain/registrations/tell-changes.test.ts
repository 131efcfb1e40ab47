import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { after, ctxAt, emptyOutbox, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import type { Ctx } from '#worker/core/context.ts'
import { editEvent } from '#worker/domain/events/edit.ts'
import { formOf } from '#worker/domain/events/form.ts'
import { dropNotice, hastenNotice } from '#worker/domain/events/notice.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { type EventRow, eventNotices, events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { editPlaceKind } from '#worker/domain/registrations/place-kinds.ts'
import { PlaceKindFields } from '#worker/domain/registrations/schema.ts'
import { tellChanges } from '#worker/domain/registrations/tell-changes.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const startsAt = new Date('2040-10-20T02:00:00Z')

/** An event with two people who have a place and one who waits. */
async function makeAudience(values: Partial<EventRow> = {}) {
  const event = await makeEvent({ startsAt, ...values })
  const told = [await makeRegistration({}, event), await makeRegistration({ locale: 'vi' }, event)]
  await makeRegistration({ state: 'waitlisted' }, event)
  await makeRegistration({ state: 'cancelled' }, event)
  return { event, actorId: (await makeAccount()).id, told: told.map(({ id }) => id).sort() }
}

const eventNow = async (id: string) => {
  const [event] = await ctx().db.select().from(events).where(eq(events.id, id))
  if (!event) throw new Error('no event')
  return event
}

/** Saves the event's form with other values, as its page does. */
async function edit(at: Ctx, id: string, actorId: string, values: Record<string, string>) {
  const event = await eventNow(id)
  const form = { ...formOf(event, null).values, ...values }
  const text = { title: event.title, summary: {}, description: {}, place: { en: form['place.en'] } }
  const details = EventDetails.parse({
    ...form,
    ...text,
    languages: form.languages?.split(' '),
    onlineUrl: form.onlineUrl || undefined,
    contactEmail: undefined,
    capacity: undefined,
    registrationOpensAt: undefined,
    registrationClosesAt: undefined,
  })
  await editEvent(at, { actorId, event, details }, [])
}

const queued = async () => (await ctx().db.select().from(mails)).map(({ subjectId }) => subjectId).sort()
const noticesOf = async (eventId: string) =>
  (await ctx().db.select().from(eventNotices).where(eq(eventNotices.eventId, eventId))).map(({ state }) => state)

const moved = { startsAt: '2040-10-20T10:00', endsAt: '2040-10-20T13:00' }
const elsewhere = { 'place.en': 'Room 2' }

test('whoever has a place is told once after the quiet period, of all that changed in it, never the waitlist', async () => {
  const { event, actorId, told } = await makeAudience()
  await edit(ctx(noon), event.id, actorId, moved)
  await edit(ctx(after(300)), event.id, actorId, elsewhere)
  await tellChanges(ctx(after(899)))
  expect(await queued()).toEqual([])
  await Promise.all([tellChanges(ctx(after(900))), tellChanges(ctx(after(900)))])
  await tellChanges(ctx(after(2000)))
  expect(await queued()).toEqual(told)
  expect(await noticesOf(event.id)).toEqual(['told'])
})

test('the mail says what was and what is, and its file moves the same entry', async () => {
  const { event, actorId } = await makeAudience()
  await edit(ctx(noon), event.id, actorId, { ...moved, ...elsewhere })
  await tellChanges(ctx(after(600)))
  const { got, driver } = provider()
  await drainThrough(ctxAt(after(600)), driver)
  const mail = got.find(({ subject }) => subject.startsWith('New'))
  expect(mail?.subject).toBe('New time and place: Test seminar')
  expect(mail?.text).toContain('When: Saturday, 20 October 2040, 10:00–13:00')
  expect(mail?.text).toContain('Until now it was to begin on Saturday, 20 October 2040, at 09:00.')
  expect(mail?.text).toContain('Where: Room 2')
  expect(mail?.text).toContain('Until now the place was: Room 1.')
  expect(mail?.attachments[0]?.content).toContain(`UID:${event.uid}`)
  expect(mail?.attachments[0]).toMatchObject({ contentType: 'text/calendar; charset=utf-8; method=PUBLISH' })
  expect(mail?.attachments[0]?.content).toMatch(/DTSTAMP:20400601T120000Z\r/)
})

test('only what changed stands in the subject', async () => {
  const subjects: (string | undefined)[] = []
  for (const values of [moved, elsewhere, { onlineUrl: 'https://meet.example/other' }]) {
    await emptyOutbox()
    const { event, actorId } = await makeAudience()
    await edit(ctx(noon), event.id, actorId, values)
    await tellChanges(ctx(after(600)))
    const { got, driver } = provider()
    await drainThrough(ctxAt(after(600)), driver)
    subjects.push(got.map(({ subject }) => subject).find((subject) => subject.startsWith('New')))
  }
  expect(subjects).toEqual([
    'New time: Test seminar',
    'New place or link: Test seminar',
    'New place or link: Test seminar',
  ])
})

test('what is taken back, moves by less than 15 minutes or is no news at all is told to nobody', async () => {
  const { event, actorId } = await makeAudience()
  await edit(ctx(noon), event.id, actorId, moved)
  await edit(ctx(after(60)), event.id, actorId, { startsAt: '2040-10-20T09:14', endsAt: '2040-10-20T12:00' })
  await tellChanges(ctx(after(700)))
  expect([await queued(), await noticesOf(event.id)]).toEqual([[], ['dropped']])
  const other = await makeAudience()
  await edit(ctx(noon), other.event.id, other.actorId, { slug: `${event.slug}-2`, accent: '#1d4e89' })
  expect(await noticesOf(other.event.id)).toEqual([])
  const draft = await makeAudience({ state: 'draft' })
  await edit(ctx(noon), draft.event.id, draft.actorId, moved)
  expect(await noticesOf(draft.event.id)).toEqual([])
})

test('an organiser tells at once or not at all; an event that is cancelled meanwhile tells only that', async () => {
  const [now, never, cancelled] = [await makeAudience(), await makeAudience(), await makeAudience()]
  for (const { event, actorId } of [now, never, cancelled]) await edit(ctx(noon), event.id, actorId, moved)
  await hastenNotice(ctx(after(1)), now)
  await dropNotice(ctx(after(1)), never)
  await ctx().db.update(events).set({ state: 'cancelled' }).where(eq(events.id, cancelled.event.id))
  await tellChanges(ctx(after(1)))
  expect(await queued()).toEqual(now.told)
  await tellChanges(ctx(after(900)))
  expect(await queued()).toEqual(now.told)
  expect([await noticesOf(never.event.id), await noticesOf(cancelled.event.id)]).toEqual([['dropped'], ['dropped']])
})

test('another address of a hub is told to who goes there alone, and to nobody when it is taken back', async () => {
  const event = await makeEvent({ startsAt })
  const [hall, actorId] = [await makeRegistration({}, event), (await makeAccount()).id]
  const hub = await makePlaceKind(event, {
    position: 1,
    type: 'hub',
    name: { en: 'Hub' },
    place: { en: 'Old street 1' },
  })
  const guest = await makeRegistration({ placeKindId: hub.id }, event)
  const stay = await eventNow(event.id)
  const moveHub = (at: Ctx, place: string) =>
    editPlaceKind(
      at,
      { actorId, event: stay, placeKindId: hub.id },
      PlaceKindFields.parse({ name: hub.name, place: { en: place } }),
    )
  await moveHub(ctx(noon), 'New street 2')
  await moveHub(ctx(after(60)), 'New street 3')
  await tellChanges(ctx(after(700)))
  expect([hall.state, await queued()]).toEqual(['confirmed', [guest.id]])
  const { got, driver } = provider()
  await drainThrough(ctxAt(after(700)), driver)
  expect(got.map(({ subject }) => subject)).toEqual(['New place or link: Test seminar'])
  expect(got[0]?.text).toContain('New street 3')
  expect(got[0]?.text).toContain('Until now the place was: Old street 1.')
  await moveHub(ctx(after(800)), 'New street 4')
  await moveHub(ctx(after(860)), 'New street 3')
  await tellChanges(ctx(after(1500)))
  expect(await noticesOf(event.id)).toEqual(['told', 'dropped'])
})
