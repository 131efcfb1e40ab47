import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import { sessionSignUps } from './table.ts'

/** The first in the line of each session of an event, as many as it has free places; none once the event is cancelled or over. */
const firstInLine = (ctx: Ctx, eventId: string) => sql`(
  select id from (
    select waiting.id as id, places.capacity - places.taken as free,
      row_number() over (partition by waiting.session_number order by waiting.number) as place
    from session_places places
    join events on events.id = places.event_id and events.state = 'published' and events.ends_at > ${ctx.now.getTime()}
    join session_sign_ups waiting on waiting.event_id = places.event_id
      and waiting.session_number = places.session_number and waiting.state = 'waitlisted'
    where places.event_id = ${eventId} and places.waiting > 0 and (places.capacity is null or places.taken < places.capacity)
  ) where free is null or place <= free)`

/** Gives free places in sessions to the first in line and mails each once; goes behind whatever freed the places, in its batch. */
export const sessionPromotionStatements = (ctx: Ctx, eventId: string): Statement[] => [
  ctx.db
    .update(sessionSignUps)
    .set({ state: 'confirmed', promotedAt: ctx.now })
    .where(and(eq(sessionSignUps.eventId, eventId), sql`${sessionSignUps.id} in ${firstInLine(ctx, eventId)}`)),
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'session.promoted:' || sign_up.id`,
      template: 'session.promoted',
      subjectId: sql`sign_up.id`,
      mailbox: sql`registrations.mailbox`,
      eventId: sql`sign_up.event_id`,
      priority: priorityOf('session.promoted'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from session_sign_ups sign_up join registrations on registrations.id = sign_up.registration_id
      where sign_up.event_id = ${eventId} and sign_up.state = 'confirmed' and sign_up.promoted_at = ${ctx.now.getTime()}`,
  ).onConflictDoNothing(),
]
