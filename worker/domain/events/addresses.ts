import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { isTaken } from '#worker/core/sql.ts'
import { eventAddresses, events } from './table.ts'

/** The event that has or had a slug. */
export const eventIdByAddress = (slug: string): SQL<string> =>
  sql`(select event_id from event_addresses where slug = ${slug})`

/** The slug of today of a public event that had this one before. */
export async function movedTo(ctx: Ctx, oldSlug: string): Promise<string | undefined> {
  const [event] = await ctx.db
    .select({ slug: events.slug })
    .from(eventAddresses)
    .innerJoin(events, eq(events.id, eventAddresses.eventId))
    .where(and(eq(eventAddresses.slug, oldSlug), ne(events.slug, oldSlug), ne(events.state, 'draft')))
  return event?.slug
}

/** For `.catch` of a batch that sets a slug: another event has it or had it. Throws `slug.taken`. */
export function refuseTakenSlug(error: unknown): never {
  const taken = ['events.slug', 'event_addresses.slug'].some((column) => isTaken(error, column))
  throw taken ? new Problem('slug.taken') : error
}
