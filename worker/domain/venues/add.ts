import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { auditChange, hasVenue, type VenueChange } from './change.ts'
import type { RoomFields, VenueFields } from './schema.ts'
import { rooms, venues } from './table.ts'

const lastVenue = (organizationId: string) =>
  sql<number>`(select coalesce(max(position), 0) + 1 from ${venues} where ${eq(venues.organizationId, organizationId)})`

const lastRoom = (venueId: string) =>
  sql<number>`(select coalesce(max(position), 0) + 1 from ${rooms} where ${eq(rooms.venueId, venueId)})`

/** Adds a venue to an organization; answers its id. */
export async function addVenue(
  ctx: Ctx,
  { actorId, organizationId }: Omit<VenueChange, 'venueId'>,
  fields: VenueFields,
): Promise<string> {
  const venueId = uuidv7(ctx.now)
  await ctx.db.batch([
    ctx.db.insert(venues).values({
      ...fields,
      id: venueId,
      organizationId,
      position: fields.position ?? lastVenue(organizationId),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    auditChange(ctx, 'venue.added', { actorId, organizationId, venueId }, venueId),
  ])
  return venueId
}

/** Adds a room to a venue of the organization. Throws `not_found`. */
export async function addRoom(ctx: Ctx, change: VenueChange, fields: RoomFields): Promise<void> {
  const id = uuidv7(ctx.now)
  const row = {
    ...fields,
    id,
    venueId: change.venueId,
    capacity: fields.capacity ?? null,
    streamUrl: fields.streamUrl ?? null,
    position: fields.position ?? lastRoom(change.venueId),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const [added] = await ctx.db.batch([
    insertWhen(ctx.db, rooms, row, hasVenue(change)).returning({ id: rooms.id }),
    auditChange(ctx, 'room.added', change, id),
  ])
  if (added.length === 0) throw new Problem('not_found')
}
