import { and, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { type EventId, eventStatement } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { programmeVersions as versions } from './table.ts'

/** The events whose programme everybody may read: neither drafts nor cancelled ones have one outside the console. */
export const publicProgrammeEventId = (slug: string) =>
  sql<string>`(select id from events where slug = ${slug} and state = 'published')`

/** The newest released programme of an event, without its texts. */
export const newestVersionStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ number: versions.number, releasedAt: versions.releasedAt, programme: versions.programme })
    .from(versions)
    .where(eq(versions.eventId, eventId))
    .orderBy(desc(versions.number))
    .limit(1)
export type NewestVersion = Awaited<ReturnType<typeof newestVersionStatement>>[number]

/** A public event and its newest programme; an event without a release has none yet. Throws `not_found`. */
export async function getReleased(ctx: Ctx, slug: string): Promise<{ event: EventRow; version?: NewestVersion }> {
  const id = publicProgrammeEventId(slug)
  const [[event], [version]] = await ctx.db.batch([eventStatement(ctx, id), newestVersionStatement(ctx, id)])
  if (!event) throw new Problem('not_found')
  return version ? { event, version } : { event }
}

/** What each release said and changed, the newest first; without the programmes themselves. */
export const releasesStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({
      number: versions.number,
      note: versions.note,
      changes: versions.changes,
      sessions: sql<number>`json_array_length(${versions.programme}, '$.sessions')`,
      releasedAt: versions.releasedAt,
    })
    .from(versions)
    .where(eq(versions.eventId, eventId))
    .orderBy(desc(versions.number))
export type Release = Awaited<ReturnType<typeof releasesStatement>>[number]

/** One released version, whole. Throws `not_found`. */
export async function getVersion(ctx: Ctx, eventId: string, number: number) {
  const [version] = await ctx.db
    .select()
    .from(versions)
    .where(and(eq(versions.eventId, eventId), eq(versions.number, number)))
  if (!version) throw new Problem('not_found')
  return version
}
