import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { placeKinds, registrations, wishes } from './table.ts'

/** Whether the preference `rank` of a registration is better than what it holds; without a place, or with one it never asked for, all are. */
export const isBetter = (rank: SQL) => sql`(registrations.state <> 'confirmed' or ${rank} < coalesce(
  (select held.key from json_each(registrations.preferences) held where held.value = registrations.place_kind_id),
  json_array_length(registrations.preferences)))`

/** How many wishes of a line stand up to and with this one, from 1. */
const standing = sql<number>`(
  select count(*) from wishes ahead where ahead.place_kind_id = wish.place_kind_id and ahead.line <= wish.line)`

/** The place of a waitlisted registration in the line of the kind it wishes for most, counted along the index; null unless it waits. */
export const position = sql<number | null>`case when ${registrations.state} = 'waitlisted' then (
  select ${standing} from wishes wish where wish.registration_id = ${registrations.id} order by wish.rank limit 1) end`

/** The lines in which a registration stands, the most wished for first. */
export const linesStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({
      placeKindId: sql<string>`wish.place_kind_id`.as('place_kind_id'),
      name: placeKinds.name,
      type: placeKinds.type,
      position: standing.as('standing'),
    })
    .from(sql`${wishes} wish`)
    .innerJoin(placeKinds, sql`${placeKinds.id} = wish.place_kind_id`)
    .where(sql`wish.registration_id = ${registrationId}`)
    .orderBy(sql`wish.rank`)
export type Line = Awaited<ReturnType<typeof linesStatement>>[number]
