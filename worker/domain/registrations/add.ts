import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { type EventRow, events } from '../events/table.ts'
import { noteStatement } from './audit.ts'
import { tellStatement, templateOfState } from './mails.ts'
import { newcomerOf, placeStatement } from './place.ts'
import { liveStatement, type Outcome, ownStatement } from './register.ts'
import type { NewRegistration } from './schema.ts'
import { type RegistrationState, registrations } from './table.ts'

/** An organiser adds a person by hand: confirmed whatever the window and the capacity say, and mailed as everybody else. */
export async function addRegistration(
  ctx: Ctx,
  event: EventRow,
  actorId: string,
  input: NewRegistration,
): Promise<Outcome> {
  const newcomer = await newcomerOf(ctx, input)
  const arrived = eq(registrations.id, newcomer.id)
  const takesPeople = and(eq(events.id, event.id), eq(events.state, 'published'), gt(events.endsAt, ctx.now))
  const confirmed = sql<RegistrationState>`'confirmed'`
  const [, , , [own], [live]] = await ctx.db.batch([
    placeStatement(ctx, { newcomer, where: takesPeople, state: confirmed, access: sql`true`, addedBy: actorId }),
    tellStatement(ctx, { template: templateOfState, where: arrived }),
    noteStatement(ctx, { action: 'registration.added', actorId, where: arrived }),
    ownStatement(ctx, event.id, [newcomer]),
    liveStatement(ctx, event.id, [newcomer]),
  ])
  if (own) return { ...own, state: own.registration.state, isNew: own.registration.id === newcomer.id }
  if (live) return { state: 'already-registered' }
  if (event.state === 'cancelled') throw new Problem('registration.event_cancelled')
  throw new Problem(event.state === 'draft' ? 'event.not_published' : 'registration.closed')
}
