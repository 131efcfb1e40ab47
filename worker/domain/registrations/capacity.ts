import { and, eq } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { promotionStatements } from './promote.ts'
import { placeKinds } from './table.ts'

/** The hall of a new event; capacity null is no limit. */
export const placeKindStatement = (ctx: Ctx, eventId: string, capacity: number | null) =>
  ctx.db.insert(placeKinds).values({ id: uuidv7(ctx.now), eventId, type: 'hall', name: {}, position: 0, capacity })

/** Sets the capacity of the hall: raised, it promotes and mails as many of the queue as now fit, in order; lowered, it drops nobody. */
export const capacityStatements = (ctx: Ctx, eventId: string, capacity: number | null): Statement[] => [
  ctx.db
    .update(placeKinds)
    .set({ capacity })
    .where(and(eq(placeKinds.eventId, eventId), eq(placeKinds.type, 'hall'))),
  ...promotionStatements(ctx, eventId),
]
