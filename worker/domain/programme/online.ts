import { type SQL, sql } from 'drizzle-orm'
import { type ReleasedSession, thawed } from './frozen.ts'
import type { FrozenSession } from './table.ts'

/** A session that can be followed from afar or seen later. */
export type OnlineSession = Pick<
  ReleasedSession,
  | 'number'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'streamUrl'
  | 'streamRule'
  | 'streamMinutes'
  | 'recordingUrl'
  | 'recordingRule'
>

const read = (json: string): OnlineSession[] =>
  (JSON.parse(json) as FrozenSession[]).map(({ startsAt, endsAt, ...session }) => ({
    ...session,
    startsAt: thawed(startsAt),
    endsAt: thawed(endsAt),
  }))

/** The sessions of an event's newest release that have a stream or a recording, read inside the query of something else. */
export const onlineSessions = (eventId: SQL<string>) =>
  sql<OnlineSession[] | null>`(
  select (
    select json_group_array(json(one.value)) from json_each(version.programme, '$.sessions') one
    where one.value ->> 'streamUrl' is not null or one.value ->> 'recordingUrl' is not null
  )
  from programme_versions version where version.event_id = ${eventId} order by version.number desc limit 1
)`.mapWith(read)
