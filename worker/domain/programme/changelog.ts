import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { type EventId, eventStatement, hostsStatement } from '../events/queries.ts'
import { newestProgramme, publicProgrammeEventId, releasesPageOf, releasesStatement } from './versions.ts'

/** The sessions of the newest version by their numbers, which lead to their pages; none of their texts leaves the database. */
const numbersStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ number: sql<number>`session.value ->> 'number'`.as('number') })
    .from(sql`json_each(${newestProgramme(eventId)}, '$.sessions') session`)

/** What the releases of a public event said and changed, a page of them, the newest first; who hosts it, and which sessions have a page now. Throws `not_found`. */
export async function getChangelog(ctx: Ctx, slug: string, before?: number) {
  const id = publicProgrammeEventId(slug)
  const [[event], rows, hosts, numbers] = await ctx.db.batch([
    eventStatement(ctx, id),
    releasesStatement(ctx, id, before),
    hostsStatement(ctx, id),
    numbersStatement(ctx, id),
  ])
  if (!event) throw new Problem('not_found')
  return { event, ...releasesPageOf(rows), hosts, shown: new Set(numbers.map(({ number }) => number)) }
}
export type Changelog = Awaited<ReturnType<typeof getChangelog>>
