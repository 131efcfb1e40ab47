import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { instantOf } from '#worker/core/time.ts'
import { auditStatement } from '#worker/domain/audit/record.ts'
import { wordStatements } from '#worker/domain/events/search.ts'
import { eventHosts, events } from '#worker/domain/events/table.ts'
import { contributors, sessionRooms, sessions } from '#worker/domain/programme/table.ts'
import { placeKindStatement } from '#worker/domain/registrations/capacity.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms, venues } from '#worker/domain/venues/table.ts'
import { type OrganizationName, organizations } from './organizations.ts'
import type { DemoEvent, DemoSession, DemoSpeaker } from './types.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const day = 86_400_000

interface Ids {
  organizations: Record<OrganizationName, string>
  ownerId: string
}

function timeOf(event: DemoEvent, time: string): Date {
  const instant = instantOf(`${event.date}T${time}`, timeZone)
  if (!(instant instanceof Date)) throw new Error(`${event.slug}: ${event.date} ${time} is ${instant}`)
  return instant
}

/** All rows of one event as statements, published, with its words for the search and the lines of its history. */
export function eventStatements(ctx: Ctx, event: DemoEvent, ids: Ids): Statement[] {
  const id = uuidv7(ctx.now)
  const organizationId = ids.organizations[event.owner]
  const speakerIds = new Map([...speakersOf(event)].map((speaker) => [speaker, uuidv7(ctx.now)]))
  const roomIds = (event.venue?.rooms ?? []).map(() => uuidv7(ctx.now))
  const owner = { event, id, organizationId, speakerIds, roomIds }
  const entry = { actorId: ids.ownerId, subjectId: id, organizationId, eventId: id }
  return [
    eventStatement(ctx, owner),
    ...event.hosts.map(({ organization, role }, position) =>
      ctx.db
        .insert(eventHosts)
        .values({ eventId: id, organizationId: ids.organizations[organization], role, position }),
    ),
    placeKindStatement(ctx, id, event.places ?? null),
    ...venueStatements(ctx, owner),
    ...speakerStatements(ctx, owner),
    ...event.sessions.flatMap((session, index) => sessionStatements(ctx, owner, session, index + 1)),
    ...wordStatements(ctx, { ...event, id }, hostNames(event)),
    auditStatement(ctx, { action: 'event.created', ...entry }),
    auditStatement(ctx, { action: 'event.published', ...entry }),
  ]
}

const hostNames = ({ hosts }: DemoEvent) =>
  hosts
    .map(({ organization }) => organizations[organization])
    .map((host) => `${everyText(host.name)} ${host.shortName}`)
    .join(' ')

function eventStatement(ctx: Ctx, { event, id, organizationId }: Owner): Statement {
  const {
    hosts: _hosts,
    owner: _owner,
    date: _date,
    from,
    to,
    places,
    sessions: _sessions,
    venue: _venue,
    ...columns
  } = event
  const startsAt = timeOf(event, from)
  const announcedAt = new Date(Math.min(ctx.now.getTime(), startsAt.getTime() - 30 * day))
  return ctx.db.insert(events).values({
    coverAlt: {},
    ...columns,
    id,
    organizationId,
    state: 'published',
    timeZone,
    startsAt,
    endsAt: timeOf(event, to),
    takesRegistrations: places !== undefined,
    uid: `${id}@lectern`,
    publishedAt: announcedAt,
    createdAt: announcedAt,
    updatedAt: ctx.now,
  })
}

interface Owner {
  event: DemoEvent
  id: string
  organizationId: string
  speakerIds: ReadonlyMap<DemoSpeaker, string>
  roomIds: readonly string[]
}

/** The venue of an event with its rooms; an organization of the demo has one at most. */
function venueStatements(ctx: Ctx, { event: { venue }, organizationId, roomIds }: Owner): Statement[] {
  if (!venue) return []
  const venueId = uuidv7(ctx.now)
  const dated = { accessibility: {}, createdAt: ctx.now, updatedAt: ctx.now }
  const { name, address } = venue
  return [
    ctx.db.insert(venues).values({ ...dated, id: venueId, organizationId, name, address, position: 1 }),
    ...venue.rooms.map((room, index) =>
      ctx.db
        .insert(rooms)
        .values({ ...dated, id: roomIds[index] ?? '', venueId, kind: 'room', name: room, position: index + 1 }),
    ),
  ]
}

/** Everybody who contributes to an event, each once. */
const speakersOf = (event: DemoEvent) =>
  new Set(event.sessions.flatMap(({ contributors: parts = [] }) => parts.map(({ speaker }) => speaker)))

const speakerStatements = (ctx: Ctx, { organizationId, speakerIds }: Owner) =>
  [...speakerIds].map(([speaker, id]) =>
    ctx.db
      .insert(speakers)
      .values({ ...speaker, id, organizationId, biography: {}, createdAt: ctx.now, updatedAt: ctx.now }),
  )

function sessionStatements(ctx: Ctx, owner: Owner, session: DemoSession, position: number): Statement[] {
  const { from, to, contributors: parts = [], ...columns } = session
  const id = uuidv7(ctx.now)
  return [
    ctx.db.insert(sessions).values({
      abstract: {},
      ...columns,
      id,
      eventId: owner.id,
      position,
      startsAt: timeOf(owner.event, from),
      endsAt: timeOf(owner.event, to),
      uid: `${id}@lectern`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...owner.roomIds.slice(0, 1).map((roomId) => ctx.db.insert(sessionRooms).values({ sessionId: id, roomId })),
    ...parts.map(({ speaker, role }, index) =>
      ctx.db.insert(contributors).values({
        id: uuidv7(ctx.now),
        sessionId: id,
        speakerId: owner.speakerIds.get(speaker) ?? '',
        role,
        position: index + 1,
      }),
    ),
  ]
}
