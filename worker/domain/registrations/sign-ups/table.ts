import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant } from '#worker/core/columns.ts'
import { events } from '../../events/table.ts'
import { registrations } from '../table.ts'

/**
 * A session that wants a sign-up of its own, by its number in the event: it lives through every release and taking back of
 * the programme. `taken`, `waiting` and `arrivals` are moved by triggers only.
 */
export const sessionPlaces = sqliteTable(
  'session_places',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    sessionNumber: integer('session_number').notNull(),
    /** Whether anybody may sign up still. */
    isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
    /** Null: no limit. */
    capacity: integer('capacity'),
    taken: integer('taken').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    arrivals: integer('arrivals').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.sessionNumber] }),
    check('session_places_counts', sql`taken >= 0 and waiting >= 0 and (capacity is null or capacity >= 0)`),
  ],
)

export const signUpStates = ['confirmed', 'waitlisted', 'cancelled'] as const

/** One registration's place, or place in line, in one session. */
export const sessionSignUps = sqliteTable(
  'session_sign_ups',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    sessionNumber: integer('session_number').notNull(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    state: text('state', { enum: signUpStates }).notNull(),
    /** Order of arrival within the session; who gives back and comes again gets a new one. */
    number: integer('number').notNull(),
    createdAt: created(),
    promotedAt: instant('promoted_at'),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    uniqueIndex('session_sign_ups_live')
      .on(t.registrationId, t.sessionNumber)
      .where(sql`state in ('confirmed','waitlisted')`),
    uniqueIndex('session_sign_ups_number').on(t.eventId, t.sessionNumber, t.number),
    index('session_sign_ups_queue').on(t.eventId, t.sessionNumber, t.state, t.number),
  ],
)
export type SignUpRow = typeof sessionSignUps.$inferSelect
