import { count, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { registrations } from './table.ts'

/** How many registrations an event has in each state. */
export const countsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ state: registrations.state, count: count() })
    .from(registrations)
    .where(eq(registrations.eventId, eventId))
    .groupBy(registrations.state)
export type StateCount = Awaited<ReturnType<typeof countsStatement>>[number]
