import { and, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { historyLimit } from './schema.ts'
import { auditEntries } from './table.ts'

const lines = (ctx: Ctx) =>
  ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      details: auditEntries.details,
      /** Accounts stand below audit in the order of nouns: named in SQL, not imported. */
      actor: sql<
        string | null
      >`coalesce((select name from accounts where accounts.id = audit_entries.actor_id), actor_name)`,
    })
    .from(auditEntries)

const newestFirst = [desc(auditEntries.at), desc(auditEntries.id)]

/** How far apart uploads may be to count as one go. */
const sameGo = 10 * 60_000

/** Hundreds of photos are brought in at one go: its last line stands for all, or nothing else would be found. */
const isLastOfUploads = sql`not (action = 'photo.uploaded' and exists (
  select 1 from audit_entries later where later.event_id = audit_entries.event_id and later.action = 'photo.uploaded'
  and later.actor_id is audit_entries.actor_id and later.at between audit_entries.at and audit_entries.at + ${sameGo}
  and (later.at, later.id) > (audit_entries.at, audit_entries.id)))`

/** The newest lines of an event's history; the actor's name is null for an attendee, a link or the platform. */
export const historyStatement = (ctx: Ctx, eventId: string) =>
  lines(ctx)
    .where(and(eq(auditEntries.eventId, eventId), isLastOfUploads))
    .orderBy(...newestFirst)
    .limit(historyLimit)
export type HistoryEntry = Awaited<ReturnType<typeof historyStatement>>[number]

/** The newest lines about one thing of an event. */
export const subjectHistoryStatement = (ctx: Ctx, { eventId, subjectId }: { eventId: string; subjectId: string }) =>
  lines(ctx)
    .where(and(eq(auditEntries.subjectId, subjectId), eq(auditEntries.eventId, eventId)))
    .orderBy(...newestFirst)
    .limit(historyLimit)

interface Person {
  eventId: string
  organizationId: string
  /** Ids of what is theirs: the profile, the link, what they suggested. */
  subjects: SQL
  /** Ids of their link and of those who work for them. */
  actors: SQL
}

/** The newest lines about a person of an event who has a link, and of what they did there themselves. */
export const personHistoryStatement = (ctx: Ctx, { eventId, organizationId, subjects, actors }: Person) =>
  lines(ctx)
    .where(
      or(
        and(
          inArray(auditEntries.subjectId, subjects),
          // A profile belongs to the organization, not to one event. The plus keeps SQLite from reading all lines of either.
          sql`(+event_id = ${eventId} or +event_id is null and +organization_id = ${organizationId})`,
        ),
        and(inArray(auditEntries.actorId, actors), isNotNull(auditEntries.actorName), sql`+event_id = ${eventId}`),
      ),
    )
    .orderBy(...newestFirst)
    .limit(historyLimit)
