import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { accounts } from '../accounts/table.ts'
import { type EventId, eventStatement } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { programmeVersions as versions } from './table.ts'

/** The events whose programme everybody may read: neither drafts nor cancelled ones have one outside the console. */
export const publicProgrammeEventId = (slug: string) =>
  sql<string>`(select id from events where slug = ${slug} and state = 'published')`

/** The newest released programme of an event as JSON, inside the query of something else. */
export const newestProgramme = (eventId: EventId) =>
  sql`(select programme from programme_versions where event_id = ${eventId} order by number desc limit 1)`

/** The newest released programme of an event, without its texts. */
export const newestVersionStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ number: versions.number, releasedAt: versions.releasedAt, programme: versions.programme })
    .from(versions)
    .where(eq(versions.eventId, eventId))
    .orderBy(desc(versions.number))
    .limit(1)
export type NewestVersion = Awaited<ReturnType<typeof newestVersionStatement>>[number]

/** The same with its texts: to compare a draft with, and for machines. */
export const newestWholeStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({
      number: versions.number,
      releasedAt: versions.releasedAt,
      programme: versions.programme,
      texts: versions.texts,
    })
    .from(versions)
    .where(eq(versions.eventId, eventId))
    .orderBy(desc(versions.number))
    .limit(1)

/** The number of the newest version of an event; 0 before the first. */
export const newestNumber = (eventId: string) =>
  sql<number>`(select coalesce(max(number), 0) from programme_versions where event_id = ${eventId})`

/** A public event and its newest programme; an event without a release has none yet. Throws `not_found`. */
export async function getReleased(ctx: Ctx, slug: string): Promise<{ event: EventRow; version?: NewestVersion }> {
  const id = publicProgrammeEventId(slug)
  const [[event], [version]] = await ctx.db.batch([eventStatement(ctx, id), newestVersionStatement(ctx, id)])
  if (!event) throw new Problem('not_found')
  return version ? { event, version } : { event }
}

/** The same with all abstracts and biographies. Throws `not_found`. */
export async function getReleasedWhole(ctx: Ctx, slug: string) {
  const id = publicProgrammeEventId(slug)
  const [[event], [version]] = await ctx.db.batch([eventStatement(ctx, id), newestWholeStatement(ctx, id)])
  if (!event) throw new Problem('not_found')
  return { event, version }
}

const releaseColumns = {
  id: versions.id,
  number: versions.number,
  note: versions.note,
  changes: versions.changes,
  sessions: sql<number>`json_array_length(${versions.programme}, '$.sessions')`.as('sessions'),
  releasedAt: versions.releasedAt,
}

const pageSize = 20

const onPage = (eventId: EventId, before: number | undefined) =>
  and(eq(versions.eventId, eventId), before === undefined ? undefined : lt(versions.number, before))

/** What releases said and changed, the newest first, without the programmes themselves: one more than a page has, of those before a number. */
export const releasesStatement = (ctx: Ctx, eventId: EventId, before?: number) =>
  ctx.db
    .select(releaseColumns)
    .from(versions)
    .where(onPage(eventId, before))
    .orderBy(desc(versions.number))
    .limit(pageSize + 1)
export type Release = Awaited<ReturnType<typeof releasesStatement>>[number]

/** The same with who released it; nobody did where the update of an installation released what was public before. */
export const releasesByWhomStatement = (ctx: Ctx, eventId: EventId, before?: number) =>
  ctx.db
    .select({ ...releaseColumns, by: accounts.name })
    .from(versions)
    .leftJoin(accounts, eq(accounts.id, versions.releasedBy))
    .where(onPage(eventId, before))
    .orderBy(desc(versions.number))
    .limit(pageSize + 1)
export type ReleaseByWhom = Awaited<ReturnType<typeof releasesByWhomStatement>>[number]

/** At most a page of a releases statement, and before which number the next page begins. */
export function releasesPageOf<T extends Release>(rows: readonly T[]) {
  const releases = rows.slice(0, pageSize)
  return { releases, older: rows.length > pageSize ? releases.at(-1)?.number : undefined }
}

/** One released version, whole. */
export const versionStatement = (ctx: Ctx, eventId: string, number: number) =>
  ctx.db
    .select({ ...releaseColumns, programme: versions.programme, texts: versions.texts, by: accounts.name })
    .from(versions)
    .leftJoin(accounts, eq(accounts.id, versions.releasedBy))
    .where(and(eq(versions.eventId, eventId), eq(versions.number, number)))
