import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { copyRows } from '#worker/core/sql.ts'
import { auditStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import type { SessionRow } from '../../programme/table.ts'
import { sessionPromotionStatements } from './promote.ts'
import type { SignUpSettings } from './schema.ts'
import { sessionPlaces } from './table.ts'

/** Gives an event the sign-ups of another, all places free: the copies of its sessions bring their numbers. */
export const copySessionPlacesStatement = (ctx: Ctx, fromEventId: string, eventId: string) =>
  copyRows(
    ctx.db,
    sessionPlaces,
    { eventId: sql`${eventId}`, taken: sql`0`, waiting: sql`0`, arrivals: sql`0` },
    sql`from ${sessionPlaces} where ${eq(sessionPlaces.eventId, fromEventId)}`,
  )

interface Change {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  session: Pick<SessionRow, 'id' | 'number'>
}

/**
 * Opens, limits or closes the sign-up to a session, at once and without a release. Raised, the number lets in as many of the
 * line as now fit; lowered or closed, it drops nobody.
 */
export async function settleSignUp(
  ctx: Ctx,
  { actorId, event, session }: Change,
  { isOpen, capacity = null }: Omit<SignUpSettings, 'capacity'> & { capacity?: number | null | undefined },
): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .insert(sessionPlaces)
      .values({ eventId: event.id, sessionNumber: session.number, isOpen, capacity })
      .onConflictDoUpdate({
        target: [sessionPlaces.eventId, sessionPlaces.sessionNumber],
        set: { isOpen, capacity },
      }),
    auditStatement(ctx, {
      action: 'session.sign_up_set',
      actorId,
      subjectId: session.id,
      organizationId: event.organizationId,
      eventId: event.id,
    }),
    ...sessionPromotionStatements(ctx, event.id),
  ])
}
