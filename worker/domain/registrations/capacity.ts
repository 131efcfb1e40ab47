import { eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { copyRows, rowIds } from '#worker/core/sql.ts'
import { promotionStatements } from './promote.ts'
import { type PlaceKindRow, placeKinds } from './table.ts'

/** The hall of a new event; capacity null is no limit. */
export const placeKindStatement = (ctx: Ctx, eventId: string, capacity: number | null) =>
  ctx.db.insert(placeKinds).values({ id: uuidv7(ctx.now), eventId, type: 'hall', name: {}, position: 0, capacity })

/** Gives an event the place kinds of another, all places free. */
export const copyPlaceKindsStatement = (ctx: Ctx, fromEventId: string, eventId: string) =>
  copyRows(
    ctx.db,
    placeKinds,
    { id: rowIds(ctx), eventId: sql`${eventId}`, taken: sql`0`, waiting: sql`0` },
    sql`from ${placeKinds} where ${eq(placeKinds.eventId, fromEventId)}`,
  )

/** The capacity of the hall among the kinds of an event; null is no limit, or no hall. */
export const hallCapacity = (kinds: readonly Pick<PlaceKindRow, 'type' | 'capacity'>[]): number | null =>
  kinds.find(({ type }) => type === 'hall')?.capacity ?? null

/** Sets the capacity of the hall: raised, it promotes and mails as many of the queue as now fit, in order; lowered, it drops nobody. */
export const capacityStatements = (ctx: Ctx, eventId: string, capacity: number | null): Statement[] => [
  ctx.db
    .update(placeKinds)
    .set({ capacity })
    .where(
      sql`id = (select id from place_kinds where event_id = ${eventId} and type = 'hall' order by position limit 1)`,
    ),
  ...promotionStatements(ctx, eventId),
]
