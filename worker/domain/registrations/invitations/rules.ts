import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { type EventRow, events } from '../../events/table.ts'

type Window = Pick<EventRow, 'state' | 'endsAt' | 'registrationClosesAt'>

export type InvitationPhase = 'none' | 'cancelled' | 'open' | 'closed' | 'over'

/**
 * Where an event stands for people who are invited: open from its publication on, whether or not it takes registrations of
 * others or their opening has come; closed with registration, over with the event.
 */
export function invitationPhase(event: Window, now: Date): InvitationPhase {
  if (event.state === 'cancelled') return 'cancelled'
  if (event.state !== 'published') return 'none'
  if (now >= event.endsAt) return 'over'
  return event.registrationClosesAt && now >= event.registrationClosesAt ? 'closed' : 'open'
}

/** `invitationPhase` is open, as SQL. */
export const takesInvited = (ctx: Ctx) =>
  and(
    eq(events.state, 'published'),
    gt(events.endsAt, ctx.now),
    or(isNull(events.registrationClosesAt), gt(events.registrationClosesAt, ctx.now)),
  )
