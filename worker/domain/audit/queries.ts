import { and, desc, eq, sql } from 'drizzle-orm'
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
      actor: sql<string | null>`(select name from accounts where accounts.id = audit_entries.actor_id)`,
    })
    .from(auditEntries)

const newestFirst = [desc(auditEntries.at), desc(auditEntries.id)]

/** The newest lines of an event's history; the actor's name is null for an attendee, a link or the platform. */
export const historyStatement = (ctx: Ctx, eventId: string) =>
  lines(ctx)
    .where(eq(auditEntries.eventId, eventId))
    .orderBy(...newestFirst)
    .limit(historyLimit)
export type HistoryEntry = Awaited<ReturnType<typeof historyStatement>>[number]

/** The newest lines about one thing of an event. */
export const subjectHistoryStatement = (ctx: Ctx, { eventId, subjectId }: { eventId: string; subjectId: string }) =>
  lines(ctx)
    .where(and(eq(auditEntries.subjectId, subjectId), eq(auditEntries.eventId, eventId)))
    .orderBy(...newestFirst)
    .limit(historyLimit)
