import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventId } from '../../events/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { sessions } from '../../programme/table.ts'
import { registrations } from '../table.ts'
import { isReleased, releasedColumns, releasedOf } from './released.ts'
import { type SignUpRow, sessionPlaces, sessionSignUps } from './table.ts'

const isLive = inArray(sessionSignUps.state, ['confirmed', 'waitlisted'])

/** A column of the live sign-up of a registration to the session at hand. */
const own = (registrationId: string, column: 'state' | 'number') => sql`(
  select ${sql.raw(column)} from session_sign_ups own where own.registration_id = ${registrationId}
    and own.session_number = session_places.session_number and own.state in ('confirmed', 'waitlisted'))`

/** The place in the line, counted along the index; null unless it waits. */
const ownPosition = (registrationId: string) => sql<
  number | null
>`case when ${own(registrationId, 'state')} = 'waitlisted' then (
  select count(*) from session_sign_ups ahead where ahead.event_id = session_places.event_id
    and ahead.session_number = session_places.session_number and ahead.state = 'waitlisted'
    and ahead.number <= ${own(registrationId, 'number')}) end`

/** The released sessions that want a sign-up, as the holder of a confirmed registration sees them, in the order of the programme. */
export const signUpsStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({
      number: sessionPlaces.sessionNumber,
      isOpen: sessionPlaces.isOpen,
      capacity: sessionPlaces.capacity,
      taken: sessionPlaces.taken,
      waiting: sessionPlaces.waiting,
      ...releasedColumns,
      state: sql<SignUpRow['state'] | null>`${own(registrationId, 'state')}`.as('own_state'),
      position: ownPosition(registrationId).as('own_position'),
    })
    .from(sessionPlaces)
    .innerJoin(releasedOf(sql`(select event_id from registrations where id = ${registrationId})`), isReleased)
    .where(
      eq(
        sessionPlaces.eventId,
        sql`(select event_id from registrations where id = ${registrationId} and state = 'confirmed')`,
      ),
    )
    .orderBy(sql`released.value ->> 'startsAt'`, asc(sessionPlaces.sessionNumber))
export type TicketSignUp = Awaited<ReturnType<typeof signUpsStatement>>[number]

/** How the sign-up to one session stands, for everybody. */
export const sessionPlacesStatement = (ctx: Ctx, eventId: EventId, number: string) =>
  ctx.db
    .select()
    .from(sessionPlaces)
    .where(and(eq(sessionPlaces.eventId, eventId), eq(sessionPlaces.sessionNumber, sql`cast(${number} as integer)`)))

type Owner = Pick<EventRow, 'id' | 'organizationId'>

const signUpStatements = (ctx: Ctx, event: Pick<EventRow, 'id'>, sessionId: string) => {
  const number = sql`(select number from sessions where id = ${sessionId} and event_id = ${event.id})`
  return [
    ctx.db
      .select({ id: sessions.id, number: sessions.number, title: sessions.title })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.eventId, event.id))),
    ctx.db
      .select()
      .from(sessionPlaces)
      .where(and(eq(sessionPlaces.eventId, event.id), eq(sessionPlaces.sessionNumber, number))),
    ctx.db
      .select({
        number: sessionSignUps.number,
        standing: sql<SignUpRow['state']>`${sessionSignUps.state}`.as('sign_up_state'),
        createdAt: sql<Date>`${sessionSignUps.createdAt}`.mapWith(sessionSignUps.createdAt).as('signed_up_at'),
        name: registrations.name,
        email: registrations.email,
        organization: registrations.organization,
      })
      .from(sessionSignUps)
      .innerJoin(registrations, eq(registrations.id, sessionSignUps.registrationId))
      .where(and(eq(sessionSignUps.eventId, event.id), eq(sessionSignUps.sessionNumber, number), isLive))
      .orderBy(asc(sessionSignUps.number)),
  ] as const
}

/** One session of the draft, how its sign-up stands and who signed up, in order of arrival. Throws `not_found`. */
export async function getSignUps(ctx: Ctx, event: Pick<EventRow, 'id'>, sessionId: string) {
  const [[session], [places], rows] = await ctx.db.batch(signUpStatements(ctx, event, sessionId))
  if (!session) throw new Problem('not_found')
  return { session, places, rows }
}
export type SignUps = Awaited<ReturnType<typeof getSignUps>>

/** The same for a file; that they left the platform is written down. */
export async function exportSignUps(
  ctx: Ctx,
  event: Owner,
  { sessionId, actorId }: { sessionId: string; actorId: string },
): Promise<Pick<SignUps, 'rows'>> {
  const owner = { organizationId: event.organizationId, eventId: event.id }
  const [[session], , rows] = await ctx.db.batch([
    ...signUpStatements(ctx, event, sessionId),
    auditWhenStatement(
      ctx,
      { action: 'session.sign_ups_exported', actorId, subjectId: sessionId, ...owner },
      sql`exists (select 1 from sessions where id = ${sessionId} and event_id = ${event.id})`,
    ),
  ])
  if (!session) throw new Problem('not_found')
  return { rows }
}
