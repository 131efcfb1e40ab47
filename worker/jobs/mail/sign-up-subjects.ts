import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { isReleased, releasedColumns, releasedOf } from '#worker/domain/registrations/sign-ups/released.ts'
import { sessionPlaces, sessionSignUps } from '#worker/domain/registrations/sign-ups/table.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'

export interface SignUpSubject {
  registration: RegistrationRow
  event: EventRow
  session: { number: number; title: Localized; startsAt: Date | null; endsAt: Date | null }
}

/** Sign-ups that still hold a place in a released session of an event to come, by their id, in one statement. */
export async function loadSignUps(ctx: Ctx, ids: string[]): Promise<Map<string, SignUpSubject>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({
      id: sessionSignUps.id,
      registration: registrations,
      event: events,
      session: { number: sessionPlaces.sessionNumber, ...releasedColumns },
    })
    .from(sessionSignUps)
    .innerJoin(registrations, eq(registrations.id, sessionSignUps.registrationId))
    .innerJoin(events, and(eq(events.id, sessionSignUps.eventId), eq(events.state, 'published')))
    .innerJoin(
      sessionPlaces,
      and(
        eq(sessionPlaces.eventId, sessionSignUps.eventId),
        eq(sessionPlaces.sessionNumber, sessionSignUps.sessionNumber),
      ),
    )
    .innerJoin(releasedOf(sessionPlaces.eventId), isReleased)
    .where(and(inArray(sessionSignUps.id, ids), eq(sessionSignUps.state, 'confirmed'), gt(events.endsAt, ctx.now)))
  return new Map(rows.map(({ id, ...subject }) => [id, subject]))
}
