import { eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { rowIds } from '#worker/core/sql.ts'
import { auditEntries } from '../audit/table.ts'
import { events } from '../events/table.ts'
import { registrations } from './table.ts'

interface Note {
  action: `registration.${string}` | SQL
  /** The organiser's account, or null for the attendee and the platform. */
  actorId: string | null
  /** Which registrations; nothing is written where there is none. */
  where: SQL | undefined
}

/** The audit line of each registration that changes, written from the row under the change's own condition. */
export const noteStatement = (ctx: Ctx, { action, actorId, where }: Note) =>
  ctx.db.insert(auditEntries).select(
    ctx.db
      .select({
        id: rowIds(ctx).as('id'),
        at: sql`${ctx.now.getTime()}`.as('at'),
        actorId: sql`${actorId}`.as('actor_id'),
        actorName: sql`null`.as('actor_name'),
        action: sql`${action}`.as('action'),
        organizationId: sql`${events.organizationId}`.as('organization_id'),
        eventId: sql`${events.id}`.as('event_id'),
        subjectId: sql`${registrations.id}`.as('subject_id'),
        details: sql`null`.as('details'),
      })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(where),
  )
