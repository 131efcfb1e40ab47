import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import {
  makeEvent,
  makeMember,
  makeOrganization,
  makeRoom,
  makeSignIn,
  makeTrack,
  makeVenue,
  unique,
} from '#tests/support/make.ts'
import { pictures } from '#tests/support/pictures.ts'
import { makeAccessCode, makePlaceKind } from '#tests/support/places.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeSignUp } from '#tests/support/sign-ups.ts'
import { makeSettings, makeSpeakingInvitation } from '#tests/support/speaking.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { originalPath } from '#worker/core/images/sizes.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { type EventRow, eventHosts, events } from '#worker/domain/events/table.ts'
import { contributorsStatement, programmeOf, sessionsStatement } from '#worker/domain/programme/queries.ts'
import { speakingInvitations, speakingSettings } from '#worker/domain/programme/speaking/table.ts'
import { contributors, sessionRooms, sessions, tracks } from '#worker/domain/programme/table.ts'
import { sessionPlaces } from '#worker/domain/registrations/sign-ups/table.ts'
import { accessCodes, placeKinds, registrations } from '#worker/domain/registrations/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

const day = 86_400_000

/** A past event in Paris with a co-host, two sessions and somebody registered; the clocks change before the copy. */
async function world(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const event = await makeEvent({
    organization,
    capacity: 40,
    timeZone: 'Europe/Paris',
    title: { en: 'Spring school', vi: 'Trường xuân' },
    description: { en: 'Long text' },
    startsAt: new Date('2027-03-26T08:00:00Z'),
    endsAt: new Date('2027-03-27T16:00:00Z'),
    registrationClosesAt: new Date('2027-03-20T11:00:00Z'),
    onlineUrl: 'https://meet.example.org/1',
    sequence: 3,
    revision: 4,
    previewOpen: true,
    coHostsSeeRegistrants: true,
    archivedAt: new Date(),
    ...values,
  })
  const { db } = ctx()
  const coHost = await makeOrganization()
  const acceptedAt = new Date()
  await db
    .insert(eventHosts)
    .values({ eventId: event.id, organizationId: coHost.id, role: 'partner', position: 1, acceptedAt })
  await makeRegistration({}, event)
  const now = new Date()
  const dated = { createdAt: now, updatedAt: now }
  const [speaker, session] = [uuidv7(now), uuidv7(now)]
  const common = { eventId: event.id, kind: 'talk' as const, abstract: { en: 'About' }, ...dated }
  await db.batch([
    db.insert(speakers).values({
      ...{ id: speaker, organizationId: organization.id, slug: unique('speaker'), name: 'Lan' },
      ...{ honorific: {}, position: {}, affiliation: {}, biography: {}, ...dated },
    }),
    db.insert(sessions).values({
      ...common,
      ...{ id: session, position: 1, title: { en: 'Opening' }, uid: unique('uid'), sequence: 2, revision: 2 },
      startsAt: new Date('2027-03-26T08:00:00Z'),
      endsAt: new Date('2027-03-26T09:30:00Z'),
    }),
    db.insert(sessions).values({ ...common, id: uuidv7(now), position: 2, title: { en: 'Open' }, uid: unique('uid') }),
    db
      .insert(contributors)
      .values({ id: uuidv7(now), sessionId: session, speakerId: speaker, role: 'keynote', position: 1 }),
  ])
  const path = `/console/events/${event.slug}/duplication`
  const form = { 'title.en': 'Summer school', 'title.vi': 'Trường hè', startsAt: '2027-07-02T10:00' }
  const copyAt = async (slug: string) => {
    const [row] = await db.select().from(events).where(eq(events.slug, slug))
    if (!row) throw new Error('no copy')
    return row
  }
  return { organization, coHost, cookie, event, speaker, path, form, copyAt }
}

const programmeAt = async (eventId: string) => {
  const [rows, parts] = await ctx().db.batch([sessionsStatement(ctx(), eventId), contributorsStatement(ctx(), eventId)])
  return programmeOf(rows, parts)
}

test('the form says first what is copied and what is not', async () => {
  const { cookie, path } = await world()
  const page = await (await get(`${path}?lang=en`, { cookie })).text()
  for (const words of ['What is copied', 'What is not copied', 'Registrations and mails', 'value="Spring school"']) {
    expect(page).toContain(words)
  }
})

test('a copy is a draft of its own with texts, hosts, places and programme, all times moved by the wall clock', async () => {
  const { organization, coHost, cookie, event, path, form, copyAt } = await world()
  const slug = unique('summer')
  const answer = await post(`${path}?lang=en`, { ...form, slug }, { cookie })
  expect(answer.headers.get('location')).toBe(`/console/events/${slug}?done=duplicated&lang=en`)
  const copy = await copyAt(slug)
  const { placeKind: _, ...original } = event
  expect(copy).toEqual({
    ...original,
    id: copy.id,
    slug,
    uid: `${copy.id}@lectern`,
    state: 'draft',
    title: { en: 'Summer school', vi: 'Trường hè' },
    startsAt: new Date('2027-07-02T08:00:00Z'),
    endsAt: new Date('2027-07-03T16:00:00Z'),
    registrationClosesAt: new Date('2027-06-26T11:00:00Z'),
    onlineUrl: null,
    arrivals: 0,
    sessionNumbers: 2,
    sequence: 0,
    revision: 0,
    previewOpen: false,
    coHostsSeeRegistrants: false,
    publishedAt: null,
    archivedAt: null,
    createdAt: copy.createdAt,
    updatedAt: copy.updatedAt,
  })
  const { db } = ctx()
  expect(
    await db.select().from(eventHosts).where(eq(eventHosts.eventId, copy.id)).orderBy(eventHosts.position),
  ).toMatchObject([
    { eventId: copy.id, organizationId: organization.id, role: 'host', position: 0, acceptedAt: expect.any(Date) },
    { eventId: copy.id, organizationId: coHost.id, role: 'partner', position: 1, acceptedAt: null },
  ])
  expect(await db.select().from(placeKinds).where(eq(placeKinds.eventId, copy.id))).toMatchObject([
    { type: 'hall', capacity: 40, taken: 0, waiting: 0 },
  ])
  expect(await db.select().from(registrations).where(eq(registrations.eventId, copy.id))).toEqual([])
  const lines = await db.select().from(auditEntries).where(eq(auditEntries.eventId, copy.id))
  expect(lines.map(({ action, details }) => [action, details])).toEqual([['event.duplicated', { from: event.slug }]])
})

test('the sessions of a copy move with it and keep their contributors, and the original keeps its own', async () => {
  const { cookie, event, path, form, copyAt } = await world()
  const before = await programmeAt(event.id)
  const slug = unique('summer')
  await post(path, { ...form, startsAt: '2027-03-29T09:00', slug }, { cookie })
  const copy = await copyAt(slug)
  const [opening, open] = await programmeAt(copy.id)
  expect(opening).toMatchObject({
    title: { en: 'Opening' },
    abstract: { en: 'About' },
    startsAt: new Date('2027-03-29T07:00:00Z'),
    endsAt: new Date('2027-03-29T08:30:00Z'),
    uid: `${opening?.id}@lectern`,
    sequence: 0,
    revision: 0,
    contributors: [{ role: 'keynote', position: 1, speaker: { name: 'Lan' } }],
  })
  expect(open).toMatchObject({ title: { en: 'Open' }, startsAt: null, endsAt: null, contributors: [] })
  expect(await programmeAt(event.id)).toEqual(before)
})

test('the tracks and rooms of sessions come along, their streams and recordings do not', async () => {
  const { organization, cookie, event, path, form, copyAt } = await world()
  const { db } = ctx()
  const track = await makeTrack(event)
  const room = await makeRoom(await makeVenue(organization))
  const [opening] = await programmeAt(event.id)
  if (!opening) throw new Error('no session')
  const streamed = { streamUrl: 'https://stream.example.org/1', recordingUrl: 'https://film.example.org/1' }
  await db
    .update(sessions)
    .set({ trackId: track.id, ...streamed })
    .where(eq(sessions.id, opening.id))
  await db.insert(sessionRooms).values({ sessionId: opening.id, roomId: room.id })
  const slug = unique('summer')
  await post(path, { ...form, slug }, { cookie })
  const copy = await copyAt(slug)
  const [copied] = await programmeAt(copy.id)
  const [copiedTrack] = await db.select().from(tracks).where(eq(tracks.eventId, copy.id))
  expect(copiedTrack).toMatchObject({ name: track.name, colour: track.colour, position: track.position })
  expect(copied).toMatchObject({ trackId: copiedTrack?.id, streamUrl: null, recordingUrl: null })
  expect(copiedTrack?.id).not.toBe(track.id)
  expect(
    await db
      .select()
      .from(sessionRooms)
      .where(eq(sessionRooms.sessionId, copied?.id ?? '')),
  ).toEqual([{ sessionId: copied?.id, roomId: room.id }])
  expect((await programmeAt(event.id))[0]).toMatchObject({ trackId: track.id, ...streamed })
})

test('a programme of 300 sessions is copied in one batch', async () => {
  const { cookie, event, path, form, copyAt } = await world()
  const now = new Date()
  const { db } = ctx()
  const [first, ...rest] = Array.from({ length: 300 }, (_, n) =>
    db.insert(sessions).values({
      ...{ id: uuidv7(now), eventId: event.id, position: n + 3, kind: 'talk' as const, title: { en: `${n}` } },
      ...{ abstract: {}, uid: unique('uid'), startsAt: now, endsAt: new Date(now.getTime() + day) },
      ...{ createdAt: now, updatedAt: now },
    }),
  )
  if (first) await db.batch([first, ...rest])
  const slug = unique('summer')
  expect((await post(path, { ...form, slug }, { cookie })).status).toBe(303)
  expect(await programmeAt((await copyAt(slug)).id)).toHaveLength(302)
})

test('the cover comes along only when it is ticked, as a picture of its own', async () => {
  const key = unique('original')
  await ctx().bucket.put(originalPath(key), pictures.jpeg)
  const { cookie, path, form, copyAt } = await world({ coverOriginalKey: key, coverAlt: { en: 'A hall' } })
  const [without, withCover] = [unique('without'), unique('with')]
  await post(path, { ...form, slug: without }, { cookie })
  expect((await copyAt(without)).coverOriginalKey).toBeNull()
  await post(path, { ...form, slug: withCover, withCover: 'on' }, { cookie })
  const copy = await copyAt(withCover)
  expect(copy.coverAlt).toEqual({ en: 'A hall' })
  expect(copy.coverOriginalKey).not.toBe(key)
  const stored = await ctx().bucket.get(originalPath(copy.coverOriginalKey ?? ''))
  expect(await stored?.bytes()).toEqual(new Uint8Array(pictures.jpeg))
})

test.each([
  ['no title', { 'title.en': '', 'title.vi': '' }, 'Please fill this in.'],
  ['no start', { startsAt: '' }, 'Please fill this in.'],
  ['a start in the hour that clocks skip', { startsAt: '2027-03-28T02:30' }, 'This hour does not exist'],
])('a copy with %s brings the form back as it was typed', async (_, fields, words) => {
  const { cookie, path, form } = await world()
  const slug = unique('typed')
  const answer = await post(`${path}?lang=en`, { ...form, slug, ...fields }, { cookie })
  const page = await answer.text()
  expect([answer.status, page.includes(words), page.includes(slug)]).toEqual([422, true, true])
})

test('the address of another event is refused, and nothing of the copy is kept', async () => {
  const { cookie, event, path, form } = await world()
  const answer = await post(`${path}?lang=en`, { ...form, slug: event.slug }, { cookie })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Another page already has this address.')
  const rows = await ctx().db.select().from(events).where(eq(events.organizationId, event.organizationId))
  expect(rows).toHaveLength(1)
})

test('place kinds keep whom they are for, sessions their sign-up, all places free; codes and people stay behind', async () => {
  const { cookie, event, path, form, copyAt } = await world()
  const domains = ['hust.edu.vn']
  await makePlaceKind(event, { position: 1, access: 'domains', domains, taken: 3, waiting: 2 })
  await makeAccessCode(await makePlaceKind(event, { position: 2, access: 'code', capacity: 5 }))
  await makeSignUp(event, 1, 20)
  const slug = unique('summer')
  await post(path, { ...form, slug }, { cookie })
  const { id } = await copyAt(slug)
  const { db } = ctx()
  const kinds = await db.select().from(placeKinds).where(eq(placeKinds.eventId, id)).orderBy(placeKinds.position)
  expect(kinds.map((kind) => [kind.access, kind.domains, kind.capacity, kind.taken, kind.waiting])).toEqual([
    ['everybody', [], 40, 0, 0],
    ['domains', domains, null, 0, 0],
    ['code', [], 5, 0, 0],
  ])
  expect(await db.select().from(accessCodes).where(eq(accessCodes.eventId, id))).toEqual([])
  expect(await db.select().from(sessionPlaces).where(eq(sessionPlaces.eventId, id))).toEqual([
    { eventId: id, sessionNumber: 1, isOpen: true, capacity: 20, taken: 0, waiting: 0, arrivals: 0 },
  ])
})

test('speakers are asked for the same, by a deadline moved by the wall clock; links and reminders stay behind', async () => {
  const { cookie, event, speaker, path, form, copyAt } = await world()
  const asked = {
    wanted: ['answer' as const, 'slides' as const],
    message: { en: 'Slowly, please' },
    sendsReminders: false,
  }
  const dueAt = new Date('2027-03-19T16:00:00Z')
  await makeSettings(event, { ...asked, dueAt, remindedAt: new Date() })
  await makeSpeakingInvitation(event, { id: speaker })
  const slug = unique('summer')
  await post(path, { ...form, slug }, { cookie })
  const { id } = await copyAt(slug)
  const { db } = ctx()
  const rows = await db.select().from(speakingSettings).where(eq(speakingSettings.eventId, id))
  expect(rows).toMatchObject([{ ...asked, dueAt: new Date('2027-06-25T16:00:00Z'), remindedAt: null }])
  expect(await db.select().from(speakingInvitations).where(eq(speakingInvitations.eventId, id))).toEqual([])
})
