import { and, eq, sql } from 'drizzle-orm'
import type { EventId } from '../events/queries.ts'
import { liveStates } from './rules.ts'
import { registrations } from './table.ts'

/** Written out, not bound: only so does SQLite see that the partial index `registrations_live` answers it. */
const isLive = sql`${registrations.state} in (${sql.raw(liveStates.map((state) => `'${state}'`).join(', '))})`

/** The live registration of a mailbox at an event. */
export const liveOf = (event: EventId, mailbox: string) =>
  and(eq(registrations.eventId, event), eq(registrations.mailbox, mailbox), isLive)
