import { eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { copyRows, rowIds } from '#worker/core/sql.ts'
import { shifted } from '#worker/core/time.ts'
import type { EventRow } from '../events/table.ts'
import { sessionsStatement } from './queries.ts'
import { contributors, sessions } from './table.ts'

/** Copies the sessions of an event with their contributors to another event, moved to its start; goes into the batch that makes it. */
export async function copySessionsStatements(
  ctx: Ctx,
  event: EventRow,
  to: Pick<EventRow, 'id' | 'startsAt'>,
): Promise<Statement[]> {
  const move = (instant: Date | null) =>
    instant && shifted(instant, event.timeZone, { from: event.startsAt, to: to.startsAt }).getTime()
  const rows = await sessionsStatement(ctx, event.id)
  // One parameter for all of them: a statement takes a hundred at most.
  const list = rows.map(({ id, startsAt, endsAt }) => ({
    from: id,
    id: uuidv7(ctx.now),
    startsAt: move(startsAt),
    endsAt: move(endsAt),
  }))
  const copies = sql`from json_each(${JSON.stringify(list)}) copy`
  const of = (name: keyof (typeof list)[number]) => sql`copy.value ->> ${sql.raw(`'${name}'`)}`
  const now = sql`${ctx.now.getTime()}`
  return [
    copyRows(
      ctx.db,
      sessions,
      {
        id: of('id'),
        eventId: sql`${to.id}`,
        startsAt: of('startsAt'),
        endsAt: of('endsAt'),
        uid: sql`${of('id')} || '@lectern'`,
        sequence: sql`0`,
        revision: sql`0`,
        createdAt: now,
        updatedAt: now,
      },
      sql`${copies} join ${sessions} on ${eq(sessions.id, of('from'))}`,
    ),
    copyRows(
      ctx.db,
      contributors,
      { id: rowIds(ctx), sessionId: of('id') },
      sql`${copies} join ${contributors} on ${eq(contributors.sessionId, of('from'))}`,
    ),
  ]
}
