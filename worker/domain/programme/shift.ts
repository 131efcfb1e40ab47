import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { zonedTime } from '#worker/core/time.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import type { ShownSession } from './queries.ts'
import { sessions } from './table.ts'

const minute = 60_000

/** Where the day of an instant ends in a zone. */
const dayEnd = (instant: Date, zone: string): Date =>
  new Date(zonedTime(instant, zone).startOfDay().add({ days: 1 }).epochMilliseconds)

/** The sessions that a late start of one moves: itself and all that start with it or later on that day. */
export function blockOf<T extends Pick<ShownSession, 'startsAt'>>(programme: readonly T[], from: T, zone: string): T[] {
  const start = from.startsAt
  if (!start) return []
  const end = dayEnd(start, zone)
  return programme.filter(({ startsAt }) => startsAt !== null && startsAt >= start && startsAt < end)
}

interface Shift {
  actorId: string
  event: EventRow
  sessionId: string
  /** When the first one starts, as the preview had it: the same shift sent twice moves once. */
  startsAt: Date
  minutes: number
}

/** Moves a session and all later ones of its day. Throws `session.moved` where it no longer starts at that time. */
export async function shiftSessions(ctx: Ctx, { actorId, event, sessionId, startsAt, minutes }: Shift): Promise<void> {
  const later = (column: typeof sessions.startsAt | typeof sessions.endsAt) => sql`${column} + ${minutes * minute}`
  const isAsSeen = sql`exists (select 1 from sessions as first
    where first.id = ${sessionId} and first.event_id = ${event.id} and first.starts_at = ${startsAt.getTime()})`
  const [moved] = await ctx.db.batch([
    ctx.db
      .update(sessions)
      .set({
        startsAt: later(sessions.startsAt),
        endsAt: later(sessions.endsAt),
        sequence: sql`${sessions.sequence} + 1`,
        revision: sql`${sessions.revision} + 1`,
        updatedAt: ctx.now,
      })
      .where(
        and(
          eq(sessions.eventId, event.id),
          gte(sessions.startsAt, startsAt),
          lt(sessions.startsAt, dayEnd(startsAt, event.timeZone)),
          isAsSeen,
        ),
      )
      .returning({ id: sessions.id }),
    auditWhenStatement(
      ctx,
      {
        action: 'sessions.shifted',
        actorId,
        subjectId: sessionId,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { minutes },
      },
      sql`changes() > 0`,
    ),
  ])
  if (moved.length === 0) throw new Problem('session.moved')
}
