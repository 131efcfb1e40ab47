import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, localized, updated } from '#worker/core/columns.ts'
import { locales } from '#worker/core/text/languages.ts'
import { accounts } from '../accounts/table.ts'
import { events } from '../events/table.ts'

export const placeKindTypes = ['hall', 'hub', 'online'] as const

/** Who may take a place of a kind: everybody, who was invited, mailboxes of some domains, who has a code. */
export const placeKindAccesses = ['everybody', 'invited', 'domains', 'code'] as const

/** A quota that registrations take from. `taken` (confirmed places and open offers) and `waiting` (open wishes) are moved by triggers only. */
export const placeKinds = sqliteTable(
  'place_kinds',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    type: text('type', { enum: placeKindTypes }).notNull(),
    name: localized('name').notNull(),
    /** Room and address of those who hold one; empty: where the event is. */
    place: localized('place').notNull().default({}),
    position: integer('position').notNull(),
    /** Null: no limit. */
    capacity: integer('capacity'),
    taken: integer('taken').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    access: text('access', { enum: placeKindAccesses }).notNull().default('everybody'),
    /** Mail domains in lower case, for the access `domains`. */
    domains: json<string[]>('domains').notNull().default([]),
  },
  (t) => [
    uniqueIndex('place_kinds_order').on(t.eventId, t.position),
    check('place_kinds_taken', sql`taken >= 0`),
    check('place_kinds_waiting', sql`waiting >= 0`),
    check('place_kinds_capacity', sql`capacity is null or capacity >= 0`),
  ],
)
export type PlaceKindRow = typeof placeKinds.$inferSelect

/** A code that opens the place kinds with the access `code`; every registration with it that wishes for its kind is a use. */
export const accessCodes = sqliteTable(
  'access_codes',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    placeKindId: text('place_kind_id')
      .notNull()
      .references(() => placeKinds.id),
    /** In capitals, as it is compared. */
    code: text('code').notNull(),
    /** Null: as often as one likes. */
    maxUses: integer('max_uses'),
    uses: integer('uses').notNull().default(0),
    createdAt: created(),
  },
  (t) => [
    uniqueIndex('access_codes_code').on(t.eventId, t.code),
    check('access_codes_uses', sql`max_uses is null or uses <= max_uses`),
  ],
)

export type AccessCodeRow = typeof accessCodes.$inferSelect

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
    /** The place that is held; while none is, the one wished for most. */
    placeKindId: text('place_kind_id')
      .notNull()
      .references(() => placeKinds.id),
    /** The place kinds that the person would take, the best first. Empty: the one above. */
    preferences: json<string[]>('preferences').notNull().default([]),
    accessCodeId: text('access_code_id').references(() => accessCodes.id),
    /** What an organiser decided on a pending registration, before it is announced. */
    decision: text('decision', { enum: ['approved', 'declined'] }),
    decisionReason: text('decision_reason'),
    decidedBy: text('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
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

/** A place kind that somebody waits for: what they wish for more than what they hold. Written by triggers on registrations. */
export const wishes = sqliteTable(
  'wishes',
  {
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    placeKindId: text('place_kind_id')
      .notNull()
      .references(() => placeKinds.id),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    /** The place of the kind among the preferences, from 0. */
    rank: integer('rank').notNull(),
    /** The place in the line: the number of arrival, or a later one after an offer that lapsed. */
    line: integer('line').notNull(),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.placeKindId] }), index('wishes_line').on(t.placeKindId, t.line)],
)

export const offerStates = ['open', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const

/** A free place given to somebody who waited for it, at once or to be accepted within a time; an open one counts as taken. The log of the waitlist. */
export const offers = sqliteTable(
  'offers',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    placeKindId: text('place_kind_id')
      .notNull()
      .references(() => placeKinds.id),
    /** The place that was held until then; null for who had none. */
    fromPlaceKindId: text('from_place_kind_id').references(() => placeKinds.id),
    /** The statement that made it: those of one round were made together. */
    round: text('round').notNull(),
    state: text('state', { enum: offerStates }).notNull(),
    /** The organiser who gave it by hand, and why. */
    madeBy: text('made_by').references(() => accounts.id),
    reason: text('reason'),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('offers_open').on(t.registrationId).where(sql`state = 'open'`),
    index('offers_round').on(t.round),
    index('offers_registration').on(t.registrationId, t.madeAt),
    index('offers_due').on(t.state, t.expiresAt),
    index('offers_event').on(t.eventId, t.state, t.expiresAt),
  ],
)
export type OfferRow = typeof offers.$inferSelect

export const consentPurposes = ['photos'] as const

/** What a registrant says of one purpose besides registering, with the sentence as it was shown; the newest holds. */
export const registrationConsents = sqliteTable(
  'registration_consents',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    purpose: text('purpose', { enum: consentPurposes }).notNull(),
    isGiven: integer('is_given', { mode: 'boolean' }).notNull(),
    text: text('text').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    createdAt: created(),
  },
  (t) => [
    index('registration_consents_registration').on(t.registrationId, t.purpose, t.id),
    index('registration_consents_event').on(t.eventId, t.purpose),
  ],
)
