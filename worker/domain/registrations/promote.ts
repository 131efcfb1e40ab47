import { inArray, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement } from './mails.ts'
import { placeKinds, registrations } from './table.ts'

/** Free places of an event as a LIMIT: -1 is all of them, 0 once it is cancelled or over. */
const freePlaces = (ctx: Ctx, eventId: string) => sql`(
  select case
    when ${events.state} <> 'published' or ${events.endsAt} <= ${ctx.now.getTime()} then 0
    when ${placeKinds.capacity} is null then -1
    else max(0, ${placeKinds.capacity} - ${placeKinds.taken}) end
  from ${placeKinds} join ${events} on ${events.id} = ${placeKinds.eventId}
  where ${placeKinds.eventId} = ${eventId} and ${placeKinds.type} = 'hall')`

/** The first in the queue, as many as places are free. */
const nextInQueue = (ctx: Ctx, eventId: string) => sql`(
  select ${registrations.id} from ${registrations}
  where ${registrations.eventId} = ${eventId} and ${registrations.state} = 'waitlisted'
  order by ${registrations.number} limit ${freePlaces(ctx, eventId)})`

/**
 * Gives free places to the first in the queue and mails them; goes behind whatever freed the places, in its batch.
 * Mails and audit lines are written before the move: afterwards nothing but a scan would tell who was promoted.
 */
export const promotionStatements = (ctx: Ctx, eventId: string) => {
  const where = inArray(registrations.id, nextInQueue(ctx, eventId))
  return [
    tellStatement(ctx, { template: 'registration.promoted', where }),
    noteStatement(ctx, { action: 'registration.promoted', actorId: null, where }),
    ctx.db.update(registrations).set({ state: 'confirmed', promotedAt: ctx.now, updatedAt: ctx.now }).where(where),
  ] as const satisfies readonly Statement[]
}
