import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type EventId, eventStatement, publicEventId } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { type Availability, availabilityOf } from './availability.ts'
import { maxPlaceKinds } from './schema.ts'
import { placeKinds } from './table.ts'

/** The counters of an event's place kinds, in their order. */
export const placesStatement = (ctx: Ctx, id: EventId) =>
  ctx.db
    .select({
      id: placeKinds.id,
      type: placeKinds.type,
      name: placeKinds.name,
      place: placeKinds.place,
      capacity: placeKinds.capacity,
      taken: placeKinds.taken,
      waiting: placeKinds.waiting,
      access: placeKinds.access,
      domains: placeKinds.domains,
    })
    .from(placeKinds)
    .where(eq(placeKinds.eventId, id))
    .orderBy(placeKinds.position)
    .limit(maxPlaceKinds)

/** The availability of a public event, undefined where there is none; reads two rows. */
export async function findAvailability(
  ctx: Ctx,
  slug: string,
): Promise<{ event: Pick<EventRow, 'id'>; availability: Availability } | undefined> {
  const id = publicEventId(slug)
  const [[event], places] = await ctx.db.batch([eventStatement(ctx, id), placesStatement(ctx, id)])
  return event && { event, availability: availabilityOf(event, places, ctx.now) }
}
