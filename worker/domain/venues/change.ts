import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { rooms, venues } from './table.ts'

/** Who changes the venue of which organization. */
export interface VenueChange {
  actorId: string
  organizationId: string
  venueId: string
}

/** The venue that is meant, only inside its organization. */
export const isVenue = ({ organizationId, venueId }: VenueChange) =>
  and(eq(venues.id, venueId), eq(venues.organizationId, organizationId))

/** The condition that the venue is one of the organization's. */
export const hasVenue = (change: VenueChange) => sql`exists (select 1 from ${venues} where ${isVenue(change)})`

/** The room that is meant, only inside its venue and organization. */
export const isRoom = (change: VenueChange, roomId: string) =>
  and(eq(rooms.id, roomId), eq(rooms.venueId, change.venueId), hasVenue(change))

/** The line of the history, where the statement before it changed one row. */
export const auditChange = (ctx: Ctx, action: string, change: VenueChange, subjectId: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId: change.actorId, subjectId, organizationId: change.organizationId },
    changedOne,
  )
