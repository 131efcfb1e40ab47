import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import type { EventId } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { rooms, venues } from '../venues/table.ts'
import { sessionRooms, sessions } from './table.ts'

/** Aliased where a room has a column of the same name: in a batch D1 answers with objects, in which equal names are one. */
const shownOfVenue = {
  name: sql`${venues.name}`.mapWith(venues.name).as('venue_name'),
  address: venues.address,
  mapUrl: venues.mapUrl,
}

/** Where the sessions of an event take place, or one of them, in the order of venues and rooms; without stream addresses. */
export const sessionRoomsStatement = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  ctx.db
    .select({
      sessionId: sessionRooms.sessionId,
      id: rooms.id,
      kind: rooms.kind,
      name: rooms.name,
      capacity: rooms.capacity,
      venue: shownOfVenue,
    })
    .from(sessions)
    .innerJoin(sessionRooms, eq(sessionRooms.sessionId, sessions.id))
    .innerJoin(rooms, eq(rooms.id, sessionRooms.roomId))
    .innerJoin(venues, eq(venues.id, rooms.venueId))
    .where(and(eq(sessions.eventId, eventId), sessionId === undefined ? undefined : eq(sessions.id, sessionId)))
    .orderBy(asc(venues.position), asc(venues.id), asc(rooms.position), asc(rooms.id))
export type SessionRoom = Awaited<ReturnType<typeof sessionRoomsStatement>>[number]

/** Puts a session of the event into these rooms of the event's own organization, and into no others. */
export function placedStatements(
  ctx: Ctx,
  event: Pick<EventRow, 'id' | 'organizationId'>,
  sessionId: string,
  roomIds: readonly string[],
): Statement[] {
  const meant = sql`${sessions.id} = ${sessionId} and ${sessions.eventId} = ${event.id}`
  const wanted = sql`${rooms.id} in (select value from json_each(${JSON.stringify(roomIds)}))`
  return [
    ctx.db
      .delete(sessionRooms)
      .where(sql`${sessionRooms.sessionId} in (select ${sessions.id} from ${sessions} where ${meant})`),
    ctx.db.insert(sessionRooms).select(
      sql`select ${sessions.id}, ${rooms.id} from ${sessions}, ${rooms} join ${venues} on ${venues.id} = ${rooms.venueId}
        where ${meant} and ${wanted} and ${venues.organizationId} = ${event.organizationId}`,
    ),
  ]
}
