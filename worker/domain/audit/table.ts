import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json } from '#worker/core/columns.ts'

/** Who did what when. `actorId` is an account or a speaker's link, or null for an attendee, another link or the platform itself. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull(),
    actorId: text('actor_id'),
    /** Whom a link was made for, where the actor is one. */
    actorName: text('actor_name'),
    action: text('action').notNull(),
    organizationId: text('organization_id'),
    eventId: text('event_id'),
    subjectId: text('subject_id').notNull(),
    details: json<Record<string, unknown>>('details'),
  },
  (t) => [
    index('audit_entries_event').on(t.eventId, t.at),
    index('audit_entries_organization').on(t.organizationId, t.at),
    index('audit_entries_subject').on(t.subjectId, t.at),
    index('audit_entries_link').on(t.actorId).where(sql`actor_name is not null`),
  ],
)
