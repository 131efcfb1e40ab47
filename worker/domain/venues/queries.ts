import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { type RoomRow, rooms, type VenueRow, venues } from './table.ts'

/** The venues of an organization in their order, or one of them. */
export const venuesStatement = (ctx: Ctx, organizationId: string, venueId?: string) =>
  ctx.db
    .select()
    .from(venues)
    .where(and(eq(venues.organizationId, organizationId), venueId === undefined ? undefined : eq(venues.id, venueId)))
    .orderBy(asc(venues.position), asc(venues.id))

/** The rooms of an organization's venues, or of one venue, in the order of venues and rooms. */
export const roomsStatement = (ctx: Ctx, organizationId: string, venueId?: string) =>
  ctx.db
    .select(getTableColumns(rooms))
    .from(venues)
    .innerJoin(rooms, eq(rooms.venueId, venues.id))
    .where(and(eq(venues.organizationId, organizationId), venueId === undefined ? undefined : eq(venues.id, venueId)))
    .orderBy(asc(venues.position), asc(venues.id), asc(rooms.position), asc(rooms.id))

export type VenueWithRooms = VenueRow & { rooms: RoomRow[] }

/** The two answers put together: every venue with its rooms. */
export function venuesOf(rows: readonly VenueRow[], roomRows: readonly RoomRow[]): VenueWithRooms[] {
  const byVenue = Map.groupBy(roomRows, (room) => room.venueId)
  return rows.map((row) => ({ ...row, rooms: byVenue.get(row.id) ?? [] }))
}

/** The venues of an organization with their rooms. */
export async function getVenues(ctx: Ctx, organizationId: string): Promise<VenueWithRooms[]> {
  const [rows, roomRows] = await ctx.db.batch([
    venuesStatement(ctx, organizationId),
    roomsStatement(ctx, organizationId),
  ])
  return venuesOf(rows, roomRows)
}

/** One venue of an organization with its rooms. Throws `not_found`. */
export async function getVenue(ctx: Ctx, organizationId: string, venueId: string): Promise<VenueWithRooms> {
  const [rows, roomRows] = await ctx.db.batch([
    venuesStatement(ctx, organizationId, venueId),
    roomsStatement(ctx, organizationId, venueId),
  ])
  const [venue] = venuesOf(rows, roomRows)
  if (!venue) throw new Problem('not_found')
  return venue
}

/** One room of a venue, with the venue. Throws `not_found`. */
export async function getRoom(ctx: Ctx, organizationId: string, venueId: string, roomId: string) {
  const venue = await getVenue(ctx, organizationId, venueId)
  const room = venue.rooms.find(({ id }) => id === roomId)
  if (!room) throw new Problem('not_found')
  return { venue, room }
}
