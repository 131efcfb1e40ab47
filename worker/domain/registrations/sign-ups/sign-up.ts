import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertFrom } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import type { RegistrationRow } from '../table.ts'
import { sessionPromotionStatements } from './promote.ts'
import { releasedOf } from './released.ts'
import { sessionSignUps } from './table.ts'

interface Wish {
  registration: Pick<RegistrationRow, 'id'>
  event: Pick<EventRow, 'id' | 'organizationId'>
  /** Of the session, in its address. */
  number: number
}

const live = ({ registration, number }: Wish) =>
  and(
    eq(sessionSignUps.registrationId, registration.id),
    eq(sessionSignUps.sessionNumber, number),
    inArray(sessionSignUps.state, ['confirmed', 'waitlisted']),
  )

const entry = ({ registration, event, number }: Wish, action: string) => ({
  ...{ action, actorId: null, subjectId: registration.id, details: { session: number } },
  ...{ organizationId: event.organizationId, eventId: event.id },
})

/**
 * Takes a place in a session, or a number in its line; the insert itself decides. Twice is once. Throws `session.no_sign_up`
 * where the released session takes none any more, or the registration has no confirmed place.
 */
export async function signUp(ctx: Ctx, wish: Wish): Promise<void> {
  const { registration, event, number } = wish
  const [, , [own]] = await ctx.db.batch([
    insertFrom(
      ctx.db,
      sessionSignUps,
      {
        id: uuidv7(ctx.now),
        eventId: sql`places.event_id`,
        sessionNumber: sql`places.session_number`,
        registrationId: sql`registrations.id`,
        state: sql`case when places.capacity is null or (places.taken < places.capacity and places.waiting = 0)
          then 'confirmed' else 'waitlisted' end`,
        number: sql`places.arrivals + 1`,
        createdAt: ctx.now,
      },
      sql`from session_places places
        join events on events.id = places.event_id and events.state = 'published' and events.ends_at > ${ctx.now.getTime()}
        join registrations on registrations.id = ${registration.id} and registrations.event_id = places.event_id
          and registrations.state = 'confirmed'
        join ${releasedOf(event.id)} on released.value ->> 'number' = places.session_number
        where places.event_id = ${event.id} and places.session_number = ${number} and places.is_open
          and coalesce(released.value ->> 'endsAt', events.ends_at) > ${ctx.now.getTime()}`,
    ).onConflictDoNothing(),
    auditWhenStatement(ctx, entry(wish, 'session.signed_up'), changedOne),
    ctx.db.select({ id: sessionSignUps.id }).from(sessionSignUps).where(live(wish)),
  ])
  if (!own) throw new Problem('session.no_sign_up')
}

/** Gives a place in a session back; the first in its line gets it in the same batch. Twice is once. */
export async function giveBackSession(ctx: Ctx, wish: Wish): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(sessionSignUps).set({ state: 'cancelled', cancelledAt: ctx.now }).where(live(wish)),
    auditWhenStatement(ctx, entry(wish, 'session.given_back'), changedOne),
    ...sessionPromotionStatements(ctx, wish.event.id),
  ])
}
