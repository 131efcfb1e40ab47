import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { after, ctxAt, emptyOutbox, mailNow, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeEvent } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { makePlaceKind } from '#tests/support/places.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { type EventRow, eventNotices, events } from '#worker/domain/events/table.ts'
import type { StoredAttachment } from '#worker/domain/mail/table.ts'
import { cancelOwnRegistration } from '#worker/domain/registrations/cancel.ts'
import { choosePlaces } from '#worker/domain/registrations/choose.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

beforeEach(async () => {
  await emptyOutbox()
})

const link = 'https://meet.example/room'
const startsAt = new Date('2040-10-20T02:00:00Z')

/** A hall, a hub with an address, and online. */
async function world(values: Partial<EventRow> & { capacity?: number } = {}) {
  const event = await makeEvent({ startsAt, onlineUrl: link, place: { en: 'Main hall, Hanoi' }, ...values })
  const place = { en: 'Room F102, Da Nang' }
  const hub = await makePlaceKind(event, { position: 1, name: { en: 'Da Nang' }, place })
  const online = await makePlaceKind(event, { position: 2, type: 'online', name: {} })
  return { event, hall: event.placeKind, hub, online }
}

/** Everything that is due at a moment, to one person. */
async function mailed(email: string, now: Date) {
  const { got, driver } = provider()
  await drainThrough(ctxAt(now), driver)
  return got.filter(({ to }) => to === email)
}

/** What the file says of one entry, and whether the header names its method. */
function entryIn(attachment: StoredAttachment | undefined) {
  const bytes = new TextEncoder().encode(attachment?.content)
  expect(lintCalendar(bytes)).toEqual([])
  const lines = unfold(bytes)
  const method = propertyOf(lines, 'METHOD')
  expect(attachment?.contentType).toBe(`text/calendar; charset=utf-8; method=${method}`)
  const [entry = []] = components(lines, 'VEVENT')
  const of = (name: string) => propertyOf(entry, name) ?? ''
  return { method, uid: of('UID'), sequence: Number(of('SEQUENCE')), location: of('LOCATION') }
}

test('the mail and its file send each person to their own place: the hall, a hub, or the link', async () => {
  const { event, hall, hub, online } = await world()
  const read = async (placeKindId: string) => {
    const { id, email } = await makeRegistration({ placeKindId }, event)
    await makeMail({ subjectId: id })
    const [mail] = await mailed(email, noon)
    return { text: mail?.text ?? '', location: entryIn(mail?.attachments[0]).location }
  }
  const inHall = await read(hall.id)
  expect(inHall.text).toContain('Where: Main hall, Hanoi\nYour place: Hall\n')
  expect(inHall.text).toContain('Show the QR code of your ticket at the door.')
  expect(inHall.location).toBe('Main hall\\, Hanoi')
  const inHub = await read(hub.id)
  expect(inHub.text).toContain('Where: Da Nang, Room F102, Da Nang\n')
  expect(inHub.text).not.toContain('Main hall')
  expect(inHub.location).toBe('Da Nang\\, Room F102\\, Da Nang')
  const atHome = await read(online.id)
  expect(atHome.text).toContain('You take part online: the link stands below and on your ticket.')
  expect(atHome.text).toContain(`Online: ${link}\n`)
  expect(atHome.text).not.toMatch(/Where|Main hall|QR/)
  expect(atHome.location).toBe('Online')
})

test('who follows online before there is a link is told that it comes; one for everybody stands in the file too', async () => {
  for (const [values, words, location] of [
    [{ onlineUrl: null }, 'There is no link yet', 'Online'],
    [{ onlineRule: 'always' }, 'the link stands below', `Online · ${link}`],
  ] as const) {
    const { event, online } = await world(values)
    const { id, email } = await makeRegistration({ placeKindId: online.id }, event)
    await makeMail({ subjectId: id })
    const [mail] = await mailed(email, noon)
    expect(mail?.text).toContain(words)
    expect(entryIn(mail?.attachments[0]).location).toBe(location)
  }
})

test('a move to another place, a cancellation and coming back move the same entry, each later than before', async () => {
  const { event, hub, online } = await world()
  const register1 = async (key: string, now: Date) =>
    ((await register(ctxAt(now), event.slug, person(1, { key, preferences: [hub.id] }))) as Registered).registration
  const first = await register1('first', noon)
  const files = [entryIn((await mailed(first.email, noon))[0]?.attachments[0])]
  await choosePlaces(ctxAt(after(60)), first, [online.id, hub.id])
  files.push(entryIn((await mailed(first.email, after(61)))[0]?.attachments[0]))
  await cancelOwnRegistration(ctxAt(after(120)), first)
  const [cancelled] = await mailed(first.email, after(121))
  expect(cancelled?.text).toContain('If the date is in your calendar, the attached file takes it out.')
  files.push(entryIn(cancelled?.attachments[0]))
  await register1('again', after(180))
  files.push(entryIn((await mailed(first.email, after(181)))[0]?.attachments[0]))
  expect(files.map(({ method, uid, location }) => [method, uid, location])).toEqual([
    ['PUBLISH', event.uid, 'Da Nang\\, Room F102\\, Da Nang'],
    ['PUBLISH', event.uid, 'Online'],
    ['CANCEL', event.uid, 'Main hall\\, Hanoi'],
    ['PUBLISH', event.uid, 'Da Nang\\, Room F102\\, Da Nang'],
  ])
  const sequences = files.map(({ sequence }) => sequence)
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
})

test('that the hall is another is told to those who go there, and that the link or time is, to all', async () => {
  const changes = { place: { en: 'Other hall' }, onlineUrl: 'https://meet.example/new' }
  const told = async (changed: Partial<Pick<EventRow, 'place' | 'onlineUrl'>>) => {
    const { event, hall, hub, online } = await world()
    const notice = { id: uuidv7(noon), eventId: event.id, state: 'told', fromStartsAt: startsAt } as const
    const from = { fromPlace: event.place, fromOnlineUrl: event.onlineUrl }
    await ctx()
      .db.insert(eventNotices)
      .values({ ...notice, ...from, dueAt: noon, createdAt: noon })
    await ctx().db.update(events).set(changed).where(eq(events.id, event.id))
    const states: string[] = []
    for (const placeKindId of [hall.id, hub.id, online.id]) {
      const { id } = await makeRegistration({ placeKindId }, event)
      const row = await makeMail({ subjectId: id, template: 'event.changed', key: `event.changed:${id}:${notice.id}` })
      const { driver } = provider()
      await drainThrough(ctxAt(noon), driver)
      states.push((await mailNow(row.id)).state)
    }
    return states
  }
  expect(await told({ place: changes.place })).toEqual(['sent', 'withheld', 'withheld'])
  expect(await told({ onlineUrl: changes.onlineUrl })).toEqual(['sent', 'sent', 'sent'])
})

test('who waits among several places reads for which; once the line has stopped, that nothing moves by itself', async () => {
  const { event, hall } = await world({ capacity: 0, waitlistCutoffHours: 24 })
  const wish = { preferences: [hall.id] }
  const { registration } = (await register(ctxAt(noon), event.slug, person(1, wish))) as Registered
  const [waiting] = await mailed(registration.email, noon)
  expect(waiting?.text).toContain('No place that you chose is free for now. You are number 1 in line for: Hall.')
  expect(waiting?.text).toContain('you get it at once and we write to you')
  const late = new Date(startsAt.getTime() - 3_600_000)
  const other = (await register(ctxAt(late), event.slug, person(2, wish))) as Registered
  const [stopped] = await mailed(other.registration.email, late)
  expect(stopped?.text).toContain('The waitlist has stopped by now')
  expect(stopped?.text).not.toContain('you get it at once')
})
