import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, localized, updated } from '#worker/core/columns.ts'
import { locales } from '#worker/core/text/languages.ts'
import { events } from '../events/table.ts'

export const placeKindTypes = ['hall', 'hub', 'online'] as const

/** A quota that registrations take from. `taken` and `waiting` are moved by triggers only. */
export const placeKinds = sqliteTable(
  'place_kinds',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    type: text('type', { enum: placeKindTypes }).notNull(),
    name: localized('name').notNull(),
    position: integer('position').notNull(),
    /** Null: no limit. */
    capacity: integer('capacity'),
    taken: integer('taken').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
  },
  (t) => [
    uniqueIndex('place_kinds_order').on(t.eventId, t.position),
    check('place_kinds_taken', sql`taken >= 0`),
    check('place_kinds_waiting', sql`waiting >= 0`),
    check('place_kinds_capacity', sql`capacity is null or capacity >= 0`),
  ],
)
export type PlaceKindRow = typeof placeKinds.$inferSelect

export const registrationStates = ['pending', 'confirmed', 'waitlisted', 'offered', 'declined', 'cancelled'] as const
export type RegistrationState = (typeof registrationStates)[number]

/** One person's wish to attend one event. One live registration per event and mailbox, held by the index. */
export const registrations = sqliteTable(
  'registrations',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    placeKindId: text('place_kind_id')
      .notNull()
      .references(() => placeKinds.id),
    /** Order of arrival within the event; who cancels and comes back gets a new one. */
    number: integer('number').notNull(),
    /** The client's key: the same key gives the same answer. */
    key: text('key').notNull(),
    state: text('state', { enum: registrationStates }).notNull(),
    name: text('name').notNull(),
    /** `name` folded, for search only. */
    nameFolded: text('name_folded').notNull(),
    email: text('email').notNull(),
    mailbox: text('mailbox').notNull(),
    organization: text('organization'),
    locale: text('locale', { enum: locales }).notNull(),
    /** The sentence agreed to, as it was shown. */
    consent: text('consent').notNull(),
    consentedAt: instant('consented_at').notNull(),
    ticketVersion: integer('ticket_version').notNull().default(1),
    /** The account of the organiser who added this person by hand, beyond the capacity if need be. */
    addedBy: text('added_by'),
    promotedAt: instant('promoted_at'),
    cancelledAt: instant('cancelled_at'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('registrations_live')
      .on(t.eventId, t.mailbox)
      .where(sql`state in ('pending','confirmed','waitlisted','offered')`),
    uniqueIndex('registrations_key').on(t.eventId, t.key),
    uniqueIndex('registrations_number').on(t.eventId, t.number),
    index('registrations_queue').on(t.eventId, t.state, t.number),
  ],
)
export type RegistrationRow = typeof registrations.$inferSelect
