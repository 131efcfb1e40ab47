import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { contributors, sessionRooms, sessions } from './table.ts'

/** Takes a session and the parts in it out of the programme; the speakers stay known. Throws `not_found`. */
export async function removeSession(ctx: Ctx, actorId: string, event: EventRow, sessionId: string): Promise<void> {
  const meant = and(eq(sessions.id, sessionId), eq(sessions.eventId, event.id))
  const own = ctx.db.select({ id: sessions.id }).from(sessions).where(meant)
  const [, , removed] = await ctx.db.batch([
    ctx.db.delete(contributors).where(inArray(contributors.sessionId, own)),
    ctx.db.delete(sessionRooms).where(inArray(sessionRooms.sessionId, own)),
    ctx.db.delete(sessions).where(meant).returning({ id: sessions.id }),
    auditWhenStatement(
      ctx,
      {
        action: 'session.removed',
        actorId,
        subjectId: sessionId,
        organizationId: event.organizationId,
        eventId: event.id,
      },
      changedOne,
    ),
  ])
  if (removed.length === 0) throw new Problem('not_found')
}
