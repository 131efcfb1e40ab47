import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { auditStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { columnsOf } from './columns.ts'
import { placedStatements } from './rooms.ts'
import type { SessionDetails } from './schema.ts'
import { sessions } from './table.ts'

interface NewSession {
  actorId: string
  event: EventRow
  details: SessionDetails
}

/** Behind the last session of the event. */
const lastPosition = (eventId: string) =>
  sql<number>`(select coalesce(max(position), 0) + 1 from ${sessions} where ${eq(sessions.eventId, eventId)})`

/** Adds a session to the programme of an event; answers its id. */
export async function addSession(ctx: Ctx, { actorId, event, details }: NewSession): Promise<string> {
  const id = uuidv7(ctx.now)
  await ctx.db.batch([
    ctx.db.insert(sessions).values({
      ...columnsOf(event, details),
      id,
      eventId: event.id,
      position: details.position ?? lastPosition(event.id),
      uid: `${id}@lectern`,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...placedStatements(ctx, event, id, details.rooms),
    auditStatement(ctx, {
      action: 'session.added',
      actorId,
      subjectId: id,
      organizationId: event.organizationId,
      eventId: event.id,
    }),
  ])
  return id
}
