import { eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { events } from '../events/table.ts'
import { rooms } from '../venues/table.ts'
import { sessionRooms, sessions } from './table.ts'

/** Marks every event that takes place in a venue as changed: its name and address stand on their pages and in their feeds. */
export const venueTouchStatement = (ctx: Ctx, venueId: string) =>
  ctx.db
    .update(events)
    .set({ updatedAt: ctx.now })
    .where(
      inArray(
        events.id,
        ctx.db
          .select({ id: sessions.eventId })
          .from(rooms)
          .innerJoin(sessionRooms, eq(sessionRooms.roomId, rooms.id))
          .innerJoin(sessions, eq(sessions.id, sessionRooms.sessionId))
          .where(eq(rooms.venueId, venueId)),
      ),
    )
