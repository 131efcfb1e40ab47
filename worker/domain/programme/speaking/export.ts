import type { Ctx } from '#worker/core/context.ts'
import { auditStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { sessionRoomsStatement } from '../rooms.ts'
import { getBoard } from './board.ts'

/** The board with the rooms, for a file that leaves the house: on record. */
export async function exportBoard(ctx: Ctx, event: EventRow, actorId: string) {
  const [board, [rooms]] = await Promise.all([
    getBoard(ctx, event),
    ctx.db.batch([
      sessionRoomsStatement(ctx, event.id),
      auditStatement(ctx, {
        action: 'speaking.exported',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
      }),
    ]),
  ])
  return { board, rooms }
}
