import { sql } from 'drizzle-orm'
import type { EventId } from '../events/queries.ts'
import { liveStates } from './rules.ts'
import { registrations } from './table.ts'

/** Written out, not bound: only so does SQLite see that the partial index `registrations_live` answers it. */
const isLive = sql.raw(`live.state in (${liveStates.map((state) => `'${state}'`).join(', ')})`)

/** One parameter however many there are: D1 binds at most 100. */
export const among = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`

/** The live registrations of some mailboxes at an event, at most one each; looked up one by one, or SQLite reads all of the event. */
export const liveOf = (event: EventId, mailboxes: readonly string[]) => sql`${registrations.id} in (
  select live.id from json_each(${JSON.stringify(mailboxes)}) asked cross join registrations live
  where live.event_id = ${event} and live.mailbox = asked.value and ${isLive})`
