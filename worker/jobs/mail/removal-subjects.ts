import { eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { events } from '#worker/domain/events/table.ts'
import { removalRequests } from '#worker/domain/galleries/table.ts'
import { organizations } from '#worker/domain/organizations/table.ts'

const removalsStatement = (ctx: Ctx, ids: readonly string[]) =>
  ctx.db
    .select({
      id: removalRequests.id,
      state: removalRequests.state,
      note: removalRequests.note,
      email: removalRequests.email,
      locale: removalRequests.locale,
      title: events.title,
      languages: events.languages,
      keeper: organizations.slug,
    })
    .from(removalRequests)
    .innerJoin(events, eq(events.id, removalRequests.eventId))
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(inArray(removalRequests.id, sql`(select value from json_each(${JSON.stringify(ids)}))`))
export type RemovalSubject = Awaited<ReturnType<typeof removalsStatement>>[number]

/** Requests to take a picture away, by their id. */
export async function loadRemovals(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, RemovalSubject>> {
  const rows = ids.length === 0 ? [] : await removalsStatement(ctx, ids)
  return new Map(rows.map((row) => [row.id, row]))
}
