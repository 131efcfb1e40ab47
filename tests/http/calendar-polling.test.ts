import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { CalendarClient, type HeldEntry } from '#tests/support/calendar-client.ts'
import { ctx } from '#tests/support/context.ts'
import {
  makeAccount,
  makeCoHost,
  makeEvent,
  makeOrganization,
  makeRoom,
  makeSession,
  makeTrack,
  makeVenue,
} from '#tests/support/make.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { localTimeOf, zonedTime } from '#worker/core/time.ts'
import { cancelEvent } from '#worker/domain/events/cancel.ts'
import { editEvent } from '#worker/domain/events/edit.ts'
import { removeHost } from '#worker/domain/events/hosts.ts'
import { restoreEvent } from '#worker/domain/events/restore.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { programmeVersions, type SessionRow, sessions, tracks } from '#worker/domain/programme/table.ts'
import { takeBack } from '#worker/domain/programme/take-back.ts'
import { newestWholeStatement } from '#worker/domain/programme/versions.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms } from '#worker/domain/venues/table.ts'

const { db } = ctx()

const local = (at: number | Date, zone: string) =>
  zonedTime(new Date(at), zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

const rowOf = async ({ id }: Pick<EventRow, 'id'>): Promise<EventRow> => {
  const [row] = await db.select().from(events).where(eq(events.id, id))
  if (!row) throw new Error('no event')
  return row
}

/** What whoever subscribed should hold, by the database: the newest release of a published or cancelled event in English. */
async function truthOf(event: Pick<EventRow, 'id'>): Promise<Map<string, HeldEntry>> {
  const row = await rowOf(event)
  const [newest] = await newestWholeStatement(ctx(), event.id)
  const roomNames = new Map(newest?.programme.rooms.map(({ id, name }) => [id, name.en]))
  const isOff = row.state === 'cancelled'
  const status = isOff ? 'CANCELLED' : 'CONFIRMED'
  const time = (from: number | Date, to: number | Date) =>
    [from, to].map((at) => `;TZID=${row.timeZone}:${local(at, row.timeZone)}`).join(' ')
  const title = (text: string | undefined) => `${isOff ? 'Cancelled: ' : ''}${text}`
  const shown = newest?.programme.sessions.filter(({ startsAt }) => startsAt !== null) ?? []
  if (shown.length === 0) {
    const { sequence, startsAt, endsAt } = row
    const location = row.place.en ?? ''
    return new Map([
      [row.uid, { title: title(row.title.en), time: time(startsAt, endsAt), location, status, sequence }],
    ])
  }
  return new Map(
    shown.map((session) => [
      session.uid,
      {
        title: title(session.title.en),
        time: time(session.startsAt ?? 0, session.endsAt ?? 0),
        location: session.rooms.map((id) => `${roomNames.get(id)}, Main Building, 1 Test Street`).join() || 'Room 1',
        status,
        sequence: row.sequence + session.sequence,
      },
    ]),
  )
}

/** One that asks by tag and one that asks by date, of each feed that an event stands in. */
function subscribersOf(paths: readonly string[]) {
  const clients = paths.flatMap((path) => [new CalendarClient(path, 'tag'), new CalendarClient(path, 'date')])
  return {
    clients,
    /** The answers to all; whatever changed, all of one feed hold the same. */
    poll: () => Promise.all(clients.map((client) => client.poll())),
  }
}

/** What a form of the event sends. */
async function edit(event: Pick<EventRow, 'id'>, actorId: string, typed: Record<string, unknown>): Promise<void> {
  const row = await rowOf(event)
  const { languages, slug, title, place, revision } = row
  const [startsAt, endsAt] = [row.startsAt, row.endsAt].map((at) => localTimeOf(at, row.timeZone))
  const details = EventDetails.parse({ languages, slug, title, place, revision, startsAt, endsAt, ...typed })
  await editEvent(ctx(), { actorId, event: row, details }, [])
}

async function makeSeminar() {
  const [organization, account] = [await makeOrganization(), await makeAccount()]
  const coHost = await makeOrganization()
  const event = await makeEvent({ organization, startsAt: new Date('2030-10-20T02:00:00Z') })
  await makeCoHost(event, { organization: coHost })
  const room = await makeRoom(await makeVenue(organization))
  const speaker = await makeSpeaker(organization.id)
  const at = (hours: number) => new Date(event.startsAt.getTime() + hours * 3_600_000)
  const session = (from: number, values: Partial<SessionRow> = {}) =>
    makeSession(event, { startsAt: at(from), endsAt: at(from + 1), ...values, rooms: [room] })
  const track = await makeTrack(event)
  const [opening, talk] = [
    await session(0, { kind: 'opening', title: { en: 'Opening' } }),
    await session(1, { trackId: track.id }),
  ]
  await makePart(talk, speaker)
  return { organization, coHost, account, event, room, speaker, track, opening, talk, at }
}

test('whoever subscribed follows every release, move, renaming, cancellation and restoration, by tag and by date alike', async () => {
  const { organization, coHost, account, event, room, speaker, track, opening, talk, at } = await makeSeminar()
  const feed = subscribersOf([
    `/events/${event.slug}/calendar.ics`,
    `/organizations/${organization.slug}/calendar.ics?lang=en`,
    `/organizations/${coHost.slug}/calendar.ics`,
  ])
  const actorId = account.id
  const change = (values: Partial<SessionRow>) => db.update(sessions).set(values).where(eq(sessions.id, talk.id))
  const release = () => makeRelease(event)
  let before: HeldEntry | undefined

  /** Does it, polls, and compares what each client holds with the database; then a second poll finds nothing new. */
  async function after(
    name: string,
    act: () => Promise<unknown>,
    alsoHeld: () => Map<string, HeldEntry> = () => new Map(),
  ) {
    await act()
    const statuses = await feed.poll()
    const truth = new Map([...(await truthOf(event)), ...alsoHeld()])
    for (const { held, path } of feed.clients) expect({ name, path, held }).toEqual({ name, path, held: truth })
    expect({ name, statuses }).toEqual({ name, statuses: statuses.map(() => 200) })
    expect({ name, again: await feed.poll() }).toEqual({ name, again: statuses.map(() => 304) })
  }
  const cancelledTalk = () => {
    if (!before) throw new Error('nothing was held')
    return new Map([
      [
        talk.uid,
        { ...before, title: `Cancelled: ${before.title}`, status: 'CANCELLED', sequence: before.sequence + 1 },
      ],
    ])
  }

  await after('subscribed', async () => {})
  await after('moved', () => edit(event, actorId, { startsAt: '2030-10-21T09:00', endsAt: '2030-10-21T12:00' }))
  await after('renamed', () => edit(event, actorId, { title: { en: 'Another title' } }))
  await after('cancelled', async () => cancelEvent(ctx(), { actorId, event: await rowOf(event) }, []))
  await after('restored', async () => restoreEvent(ctx(), { actorId, event: await rowOf(event) }, []))
  await after('first release', release)
  await after('a session moved', () => change({ startsAt: at(2), endsAt: at(3), sequence: 1 }).then(release))
  await after('a session renamed', () => change({ title: { en: 'A talk, longer' } }).then(release))
  await after('a room renamed', () =>
    db
      .update(rooms)
      .set({ name: { en: 'Great Hall' } })
      .where(eq(rooms.id, room.id))
      .then(release),
  )
  await after('a speaker renamed', () =>
    db.update(speakers).set({ name: 'Another Name' }).where(eq(speakers.id, speaker.id)).then(release),
  )
  await after('a track renamed', () =>
    db
      .update(tracks)
      .set({ name: { en: 'Another track' } })
      .where(eq(tracks.id, track.id))
      .then(release),
  )
  await after('cancelled with sessions', async () => cancelEvent(ctx(), { actorId, event: await rowOf(event) }, []))
  await after('restored with sessions', async () => restoreEvent(ctx(), { actorId, event: await rowOf(event) }, []))
  before = feed.clients[0]?.held.get(talk.uid)
  await after('a session removed', () => removeSession(ctx(), actorId, event, talk.id).then(release), cancelledTalk)
  await after(
    'another moved meanwhile',
    () =>
      db
        .update(sessions)
        .set({ startsAt: at(0.5), sequence: 1 })
        .where(eq(sessions.id, opening.id))
        .then(release),
    cancelledTalk,
  )
  await after('taken back', () => takeBack(ctx(), { actorId, event, number: 6 }).then(release))
  before = feed.clients[0]?.held.get(talk.uid)
  const sequence = (before?.sequence ?? 0) - (await rowOf(event)).sequence + 1
  await after(
    'its time withdrawn',
    () => change({ startsAt: null, endsAt: null, sequence }).then(release),
    cancelledTalk,
  )
  await after('scheduled again', () => change({ startsAt: at(4), endsAt: at(5), sequence: sequence + 1 }).then(release))
})

test('a draft that is edited changes nothing for anybody until it is released', async () => {
  const { event, talk } = await makeSeminar()
  await makeRelease(event)
  const feed = subscribersOf([`/events/${event.slug}/calendar.ics`])
  await feed.poll()
  await db
    .update(sessions)
    .set({ title: { en: 'Secret' } })
    .where(eq(sessions.id, talk.id))
  expect(await feed.poll()).toEqual([304, 304])
  expect(feed.clients[0]?.held).toEqual(await truthOf(event))
})

test('an organization that loses its part in an event loses the entry, by tag and by date', async () => {
  const { coHost, account, event } = await makeSeminar()
  const feed = subscribersOf([`/organizations/${coHost.slug}/calendar.ics`])
  await feed.poll()
  await removeHost(ctx(), { actorId: account.id, event, slug: coHost.slug })
  expect([await feed.poll(), feed.clients.map(({ held }) => held.size)]).toEqual([
    [200, 200],
    [0, 0],
  ])
})

test('an event that becomes a draft again, even by a row that is set by hand, leaves every feed at once', async () => {
  const { organization, event, talk } = await makeSeminar()
  await makeRelease(event)
  const feed = subscribersOf(['/calendar.ics', `/organizations/${organization.slug}/calendar.ics?lang=fr`])
  const told = () => feed.clients.map(({ held }) => held.has(talk.uid))
  await feed.poll()
  expect(told()).toEqual([true, true, true, true])
  await db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id))
  expect([await feed.poll(), told()]).toEqual([
    [200, 200, 200, 200],
    [false, false, false, false],
  ])
})

test('what was removed leaves after 30 days, though nothing else changed', async () => {
  const { event, talk } = await makeSeminar()
  await makeRelease(event)
  await removeSession(ctx(), 'nobody', event, talk.id)
  await makeRelease(event)
  const feed = subscribersOf([`/events/${event.slug}/calendar.ics`])
  const uids = () => feed.clients.map(({ held }) => [...held.keys()].includes(talk.uid))
  const releasedAgo = (days: number) =>
    db
      .update(programmeVersions)
      .set({ releasedAt: new Date(Date.now() - days * 86_400_000) })
      .where(eq(programmeVersions.eventId, event.id))
  await releasedAgo(29.99995)
  await feed.poll()
  expect(uids()).toEqual([true, true])
  await scheduler.wait(5000)
  expect([await feed.poll(), uids()]).toEqual([
    [200, 200],
    [false, false],
  ])
})
