import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { tellStatement } from './mails.ts'
import { liveStates } from './rules.ts'
import { registrations } from './table.ts'

/** Goes into the batch that cancels or restores an event: everybody with a live registration is told, each time anew. */
const tellEverybody = (ctx: Ctx, eventId: string, template: 'event.cancelled' | 'event.restored') =>
  tellStatement(ctx, {
    template,
    where: and(eq(registrations.eventId, eventId), inArray(registrations.state, liveStates)),
    occasion: sql`(select sequence from events where id = ${eventId})`,
  })

/** Tells everybody with a live registration that the event is cancelled; for the batch that cancels it. */
export const tellCancelledStatement = (ctx: Ctx, eventId: string) => tellEverybody(ctx, eventId, 'event.cancelled')

/** Tells them that it takes place after all; for the batch that restores it. */
export const tellRestoredStatement = (ctx: Ctx, eventId: string) => tellEverybody(ctx, eventId, 'event.restored')
