import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditChange, isRoom, isVenue, type VenueChange } from './change.ts'
import { rooms, venues } from './table.ts'

/** Removed, or kept because so many sessions take place there. */
export type Removal = { removed: true } | { removed: false; sessions: number }

/** Sessions stand below venues in the order of nouns: named in SQL, not imported. */
const usesOfRoom = (roomId: string) => sql`select session_id from session_rooms where room_id = ${roomId}`
const usesOfVenue = (venueId: string) =>
  sql`select session_id from session_rooms where room_id in (select id from rooms where venue_id = ${venueId})`

const countOf = (ctx: Ctx, uses: ReturnType<typeof sql>) =>
  ctx.db.select({ sessions: sql<number>`(select count(distinct session_id) from (${uses}))` }).from(sql`(select 1)`)

function outcome(removed: readonly unknown[], [used]: readonly { sessions: number }[]): Removal {
  if (removed.length > 0) return { removed: true }
  if (!used || used.sessions === 0) throw new Problem('not_found')
  return { removed: false, sessions: used.sessions }
}

/** Removes a room in which no session takes place. Throws `not_found`. */
export async function removeRoom(ctx: Ctx, change: VenueChange, roomId: string): Promise<Removal> {
  const [removed, , used] = await ctx.db.batch([
    ctx.db
      .delete(rooms)
      .where(and(isRoom(change, roomId), sql`not exists (${usesOfRoom(roomId)})`))
      .returning({ id: rooms.id }),
    auditChange(ctx, 'room.removed', change, roomId),
    countOf(ctx, sql`${usesOfRoom(roomId)} and ${isRoomOf(change, roomId)}`),
  ])
  return outcome(removed, used)
}

/** The count is told only to those whose room it is. */
const isRoomOf = (change: VenueChange, roomId: string) =>
  sql`exists (select 1 from ${rooms} where ${isRoom(change, roomId)})`

/** Removes a venue with its rooms, if no session takes place in any of them. Throws `not_found`. */
export async function removeVenue(ctx: Ctx, change: VenueChange): Promise<Removal> {
  const { venueId } = change
  const isUnused = sql`not exists (${usesOfVenue(venueId)})`
  const isOwn = sql`exists (select 1 from ${venues} where ${isVenue(change)})`
  const [, removed, , used] = await ctx.db.batch([
    ctx.db.delete(rooms).where(and(eq(rooms.venueId, venueId), isOwn, isUnused)),
    ctx.db
      .delete(venues)
      .where(and(isVenue(change), isUnused))
      .returning({ id: venues.id }),
    auditChange(ctx, 'venue.removed', change, venueId),
    countOf(ctx, sql`${usesOfVenue(venueId)} and ${isOwn}`),
  ])
  return outcome(removed, used)
}
