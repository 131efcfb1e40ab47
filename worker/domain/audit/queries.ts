import { desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { historyLimit } from './schema.ts'
import { auditEntries } from './table.ts'

/** The newest lines of an event's history; the actor's name is null for an attendee, a link or the platform. */
export const historyStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      details: auditEntries.details,
      /** Accounts stand below audit in the order of nouns: named in SQL, not imported. */
      actor: sql<string | null>`(select name from accounts where accounts.id = ${auditEntries.actorId})`,
    })
    .from(auditEntries)
    .where(eq(auditEntries.eventId, eventId))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(historyLimit)
export type HistoryEntry = Awaited<ReturnType<typeof historyStatement>>[number]
