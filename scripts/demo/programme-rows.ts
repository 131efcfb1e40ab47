import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { contributors, sessionRooms, sessions } from '#worker/domain/programme/table.ts'
import { foldedName } from '#worker/domain/speakers/schema.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms, venues } from '#worker/domain/venues/table.ts'
import { speakingStatements } from './speaking.ts'
import { timeOf } from './times.ts'
import type { DemoEvent, DemoRoom, DemoSession, DemoSpeaker, DemoVenue } from './types.ts'

/** Where the rows of a programme hang. */
export interface ProgrammeIds {
  event: string
  organization: string
  rooms: ReadonlyMap<DemoRoom, string>
}

/** A venue of an organization with its rooms. */
export function venueStatements(
  ctx: Ctx,
  { name, address, rooms: places }: DemoVenue,
  ids: Pick<ProgrammeIds, 'organization' | 'rooms'>,
): Statement[] {
  const venueId = uuidv7(ctx.now)
  const dated = { accessibility: {}, createdAt: ctx.now, updatedAt: ctx.now }
  return [
    ctx.db
      .insert(venues)
      .values({ ...dated, id: venueId, organizationId: ids.organization, name, address, position: 1 }),
    ...places.map((room, index) =>
      ctx.db
        .insert(rooms)
        .values({ kind: 'room', ...room, ...dated, id: ids.rooms.get(room) ?? '', venueId, position: index + 1 }),
    ),
  ]
}

/** The speakers and sessions of an event, as a draft, with what was asked of the speakers. */
export function programmeStatements(ctx: Ctx, event: DemoEvent, ids: ProgrammeIds): Statement[] {
  const people = new Set(event.sessions.flatMap(({ contributors: parts = [] }) => parts.map(({ speaker }) => speaker)))
  const speakerIds = new Map([...people].map((speaker) => [speaker, uuidv7(ctx.now)]))
  const dated = { createdAt: ctx.now, updatedAt: ctx.now }
  return [
    ...[...speakerIds].map(([speaker, id]) =>
      ctx.db.insert(speakers).values({
        ...speaker,
        ...dated,
        id,
        organizationId: ids.organization,
        nameFolded: foldedName(speaker),
        biography: {},
      }),
    ),
    ...event.sessions.flatMap((session, index) =>
      sessionStatements(ctx, session, { ...ids, demo: event, speakers: speakerIds, position: index + 1 }),
    ),
    ...speakingStatements(ctx, event, { event: ids.event, speakers: speakerIds }),
  ]
}

interface SessionPlace extends ProgrammeIds {
  demo: DemoEvent
  speakers: ReadonlyMap<DemoSpeaker, string>
  position: number
}

function sessionStatements(ctx: Ctx, session: DemoSession, { demo, position, ...ids }: SessionPlace): Statement[] {
  const { from, to, contributors: parts = [], rooms: places = demo.venue.rooms.slice(0, 1), ...columns } = session
  const id = uuidv7(ctx.now)
  return [
    ctx.db.insert(sessions).values({
      abstract: {},
      ...columns,
      id,
      eventId: ids.event,
      position,
      startsAt: timeOf(demo, from),
      endsAt: timeOf(demo, to),
      uid: `${id}@lectern`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...places.map((room) => ctx.db.insert(sessionRooms).values({ sessionId: id, roomId: ids.rooms.get(room) ?? '' })),
    ...parts.map(({ speaker, role }, index) =>
      ctx.db.insert(contributors).values({
        id: uuidv7(ctx.now),
        sessionId: id,
        speakerId: ids.speakers.get(speaker) ?? '',
        role,
        position: index + 1,
      }),
    ),
  ]
}
