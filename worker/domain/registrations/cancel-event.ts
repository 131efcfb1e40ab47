import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { tellStatement } from './mails.ts'
import { liveStates } from './rules.ts'
import { registrations } from './table.ts'

/** Tells everybody with a live registration that the event is cancelled; goes into the batch that cancels it. */
export const eventCancellationStatements = (ctx: Ctx, eventId: string): Statement[] => [
  tellStatement(ctx, {
    template: 'event.cancelled',
    where: and(eq(registrations.eventId, eventId), inArray(registrations.state, liveStates)),
    // An event that was restored may be cancelled again, which is news again.
    occasion: sql`(select sequence from events where id = ${eventId})`,
  }),
]
