import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { offers, registrations } from './table.ts'

const soonest = 20

/** The open offers of an event that run out first, with who may take which kind. */
export const openOffersStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      id: registrations.id,
      name: registrations.name,
      placeKindId: sql<string>`${offers.placeKindId}`.as('offered_kind'),
      expiresAt: offers.expiresAt,
    })
    .from(offers)
    .innerJoin(registrations, eq(registrations.id, offers.registrationId))
    .where(and(eq(offers.eventId, eventId), eq(offers.state, 'open')))
    .orderBy(asc(offers.expiresAt))
    .limit(soonest)
export type OpenOffer = Awaited<ReturnType<typeof openOffersStatement>>[number]
