import { and, count, eq, lte, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { registrations } from './table.ts'

const ahead = alias(registrations, 'ahead')

/** The place of a registration in its event's queue, from 1, counted along the index; null unless it waits. */
export const position = sql<number | null>`case when ${registrations.state} = 'waitlisted' then ${new QueryBuilder()
  .select({ count: count() })
  .from(ahead)
  .where(
    and(
      eq(ahead.eventId, registrations.eventId),
      eq(ahead.state, 'waitlisted'),
      lte(ahead.number, registrations.number),
    ),
  )} end`
