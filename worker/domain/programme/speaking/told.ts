import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { ContributorRole } from '../table.ts'

/** A session of the draft as its speaker is told of it. */
export interface ToldSession {
  id: string
  number: number
  title: Localized
  /** In milliseconds; null while it has no time. */
  startsAt: number | null
  endsAt: number | null
  roles: ContributorRole[]
  rooms: Localized[]
  /** Names of who contributes besides, in protocol order. */
  others: string[]
}

const rooms = sql`(select json_group_array(json(name)) from (
  select r.name from session_rooms sr join rooms r on r.id = sr.room_id join venues v on v.id = r.venue_id
  where sr.session_id = s.id order by v.position, v.id, r.position, r.id))`

const others = sql`(select json_group_array(name) from (
  select p.name from contributors o join speakers p on p.id = o.speaker_id
  where o.session_id = s.id and o.speaker_id <> c.speaker_id group by p.id order by min(o.position), p.id))`

/** Inside a query with an event's and a speaker's id: the speaker's sessions there, in the order of the programme. */
export const toldSessions = (eventId: SQL, speakerId: SQL) =>
  sql<ToldSession[]>`(
  select json_group_array(json_object('id', id, 'number', number, 'title', json(title), 'startsAt', starts_at,
    'endsAt', ends_at, 'roles', json(roles), 'rooms', json(rooms), 'others', json(others))) from (
    select s.id, s.number, s.title, s.starts_at, s.ends_at, json_group_array(c.role) as roles, ${rooms} as rooms, ${others} as others
    from contributors c join sessions s on s.id = c.session_id
    where c.speaker_id = ${speakerId} and s.event_id = ${eventId} group by s.id
    order by s.starts_at is null, s.starts_at, s.position, s.id))`.mapWith((text: unknown): ToldSession[] =>
    JSON.parse(String(text)),
  )

/** The sessions of one speaker of an event. */
export const toldStatement = (ctx: Ctx, eventId: string, speakerId: string) =>
  ctx.db
    .select({ sessions: toldSessions(sql`asked.event_id`, sql`asked.speaker_id`).as('sessions') })
    .from(sql`(select ${eventId} as event_id, ${speakerId} as speaker_id) asked`)
