import type { SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { auditEntries } from './table.ts'

interface NewEntry {
  /** `noun.verb`, past tense: `event.published`. */
  action: string
  /** The account, or null for an attendee, a link or the platform. */
  actorId: string | null
  subjectId: string
  organizationId?: string
  eventId?: string
  /** What changed, without addresses or names of attendees. */
  details?: Record<string, unknown>
}

/** One line of who did what when; goes into the batch of the change. */
export const auditStatement = (ctx: Ctx, entry: NewEntry) =>
  ctx.db.insert(auditEntries).values({ id: uuidv7(ctx.now), at: ctx.now, ...entry })

/** The same line, written only where the condition holds: for a change that its own condition may have kept from happening. */
export const auditWhenStatement = (ctx: Ctx, entry: NewEntry, condition: SQL) =>
  insertWhen(ctx.db, auditEntries, { id: uuidv7(ctx.now), at: ctx.now, ...entry }, condition)
