import type { SQL } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { auditEntries } from './table.ts'

/** Who acts within an event: an account, or whoever a speaker's link was made for, by the link's id and that name. */
export interface Actor {
  actorId: string
  actorName?: string | undefined
}

interface NewEntry {
  /** `noun.verb`, past tense: `event.published`. */
  action: string
  /** The account or a speaker's link, or null for an attendee, another link or the platform. */
  actorId: string | null
  /** Whom the link was made for. */
  actorName?: string | undefined
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
