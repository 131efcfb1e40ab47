import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { tellStatement } from './mails.ts'
import { liveStates } from './rules.ts'
import { registrations } from './table.ts'

/** Tells everybody with a live registration that the event is cancelled; goes into the batch that cancels it. */
export const eventCancellationStatements = (ctx: Ctx, eventId: string): Statement[] => [
  tellStatement(ctx, {
    template: 'event.cancelled',
    where: and(eq(registrations.eventId, eventId), inArray(registrations.state, liveStates)),
  }),
]
