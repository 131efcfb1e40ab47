import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditChange, isRoom, isVenue, type VenueChange } from './change.ts'
import type { RoomFields, VenueFields } from './schema.ts'
import { rooms, venues } from './table.ts'

const placed = (position: number | undefined) => (position === undefined ? {} : { position })

/** Replaces what a venue says, for every programme released from now on. Throws `not_found`. */
export async function editVenue(ctx: Ctx, change: VenueChange, { position, ...fields }: VenueFields): Promise<void> {
  const [edited] = await ctx.db.batch([
    ctx.db
      .update(venues)
      .set({ ...fields, mapUrl: fields.mapUrl ?? null, ...placed(position), updatedAt: ctx.now })
      .where(isVenue(change))
      .returning({ id: venues.id }),
    auditChange(ctx, 'venue.edited', change, change.venueId),
  ])
  if (edited.length === 0) throw new Problem('not_found')
}

/** Replaces what a room says, for every programme released from now on. Throws `not_found`. */
export async function editRoom(
  ctx: Ctx,
  change: VenueChange,
  roomId: string,
  { position, ...fields }: RoomFields,
): Promise<void> {
  const [edited] = await ctx.db.batch([
    ctx.db
      .update(rooms)
      .set({
        ...fields,
        capacity: fields.capacity ?? null,
        streamUrl: fields.streamUrl ?? null,
        ...placed(position),
        updatedAt: ctx.now,
      })
      .where(isRoom(change, roomId))
      .returning({ id: rooms.id }),
    auditChange(ctx, 'room.edited', change, roomId),
  ])
  if (edited.length === 0) throw new Problem('not_found')
}
