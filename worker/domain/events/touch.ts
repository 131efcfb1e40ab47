import { eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { eventHosts, events } from './table.ts'

/** Marks an event as changed now, for its feeds; goes into the batch of any change around it. */
export const touchStatement = (ctx: Ctx, eventId: string) =>
  ctx.db.update(events).set({ updatedAt: ctx.now }).where(eq(events.id, eventId))

/** The same for every event that an organization hosts: its name and address stand on their pages and in their feeds. */
export const touchHostedStatement = (ctx: Ctx, organizationId: string) =>
  ctx.db
    .update(events)
    .set({ updatedAt: ctx.now })
    .where(
      inArray(
        events.id,
        ctx.db.select({ id: eventHosts.eventId }).from(eventHosts).where(eq(eventHosts.organizationId, organizationId)),
      ),
    )
