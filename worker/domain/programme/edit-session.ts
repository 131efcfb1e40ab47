import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { refuseStale } from '#worker/core/revision.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { columnsOf } from './columns.ts'
import { renumberedStatement } from './delegations.ts'
import { placedStatements } from './rooms.ts'
import type { SessionDetails } from './schema.ts'
import { sessions } from './table.ts'

interface Edit {
  actorId: string
  event: EventRow
  sessionId: string
  details: SessionDetails
}

/** SEQUENCE grows when the times move; `is not` because a session may have none. */
const nextSequence = ({ startsAt, endsAt }: SessionDetails) =>
  sql`${sessions.sequence} + (${sessions.startsAt} is not ${sql.param(startsAt, sessions.startsAt)}
    or ${sessions.endsAt} is not ${sql.param(endsAt, sessions.endsAt)})`

/** Replaces what a session of the event says. Throws `not_found`, and `revision.stale` where somebody saved meanwhile. */
export async function editSession(ctx: Ctx, { actorId, event, sessionId, details }: Edit): Promise<void> {
  const { position, revision, rooms, delegations } = details
  const [edited] = await ctx.db
    .batch([
      ctx.db
        .update(sessions)
        .set({
          ...columnsOf(event, details),
          revision: revision + 1,
          ...(position === undefined ? {} : { position }),
          sequence: nextSequence(details),
          updatedAt: ctx.now,
        })
        .where(and(eq(sessions.id, sessionId), eq(sessions.eventId, event.id)))
        .returning({ id: sessions.id }),
      auditWhenStatement(
        ctx,
        {
          action: 'session.edited',
          actorId,
          subjectId: sessionId,
          organizationId: event.organizationId,
          eventId: event.id,
        },
        changedOne,
      ),
      renumberedStatement(ctx, { event, sessionId, places: delegations }),
      ...placedStatements(ctx, event, sessionId, rooms),
    ])
    .catch(refuseStale)
  if (edited.length === 0) throw new Problem('not_found')
}
