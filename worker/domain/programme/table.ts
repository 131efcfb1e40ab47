import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, localized, revision, updated } from '#worker/core/columns.ts'
import { events } from '../events/table.ts'
import { speakers } from '../speakers/table.ts'

export const sessionKinds = ['opening', 'keynote', 'talk', 'panel', 'discussion', 'ceremony', 'break'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** One item of the programme; without a start it is not scheduled yet. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    position: integer('position').notNull(),
    kind: text('kind', { enum: sessionKinds }).notNull(),
    title: localized('title').notNull(),
    abstract: localized('abstract').notNull(),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    uid: text('uid').notNull(),
    sequence: integer('sequence').notNull().default(0),
    revision: revision(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [uniqueIndex('sessions_uid').on(t.uid), index('sessions_event').on(t.eventId, t.startsAt, t.position)],
)
export type SessionRow = typeof sessions.$inferSelect

export const contributorRoles = [
  'opening-remarks',
  'keynote',
  'speaker',
  'moderator',
  'panellist',
  'discussant',
  'interpreter',
  'signatory',
  'witness',
] as const
export type ContributorRole = (typeof contributorRoles)[number]

/** A speaker's part in a session, in protocol order. */
export const contributors = sqliteTable(
  'contributors',
  {
    id: id(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    role: text('role', { enum: contributorRoles }).notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    uniqueIndex('contributors_part').on(t.sessionId, t.speakerId, t.role),
    index('contributors_speaker').on(t.speakerId),
  ],
)
