import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, localized, revision, updated } from '#worker/core/columns.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { organizations } from '../organizations/table.ts'

export const eventKinds = ['seminar', 'conference', 'workshop', 'ceremony', 'programme-meeting'] as const
export type EventKind = (typeof eventKinds)[number]
export const eventStates = ['draft', 'published', 'cancelled'] as const
export const waitlistModes = ['automatic', 'offers'] as const
export const onlineRules = ['registrants', 'always'] as const

export const events = sqliteTable(
  'events',
  {
    id: id(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: eventKinds }).notNull(),
    state: text('state', { enum: eventStates }).notNull(),
    /** Content languages in order; the first is the fallback. */
    languages: json<ContentLanguage[]>('languages').notNull(),
    title: localized('title').notNull(),
    summary: localized('summary').notNull(),
    description: localized('description').notNull(),
    place: localized('place').notNull(),
    timeZone: text('time_zone').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    onlineUrl: text('online_url'),
    onlineRule: text('online_rule', { enum: onlineRules }).notNull().default('registrants'),
    accent: text('accent').notNull(),
    contactEmail: text('contact_email'),
    /** Whether times and places are demo values rather than facts; shown on the page. */
    demoNote: localized('demo_note'),
    registrationOpensAt: instant('registration_opens_at'),
    registrationClosesAt: instant('registration_closes_at'),
    /** A registration waits for an organiser's decision before it takes a place. */
    needsApproval: integer('needs_approval', { mode: 'boolean' }).notNull().default(false),
    /** Whether a free place is given to the first in line at once, or offered for a time. */
    waitlistMode: text('waitlist_mode', { enum: waitlistModes }).notNull().default('automatic'),
    /** For how long an offer stands at most. */
    offerHours: integer('offer_hours').notNull().default(24),
    /** So many hours before the start the line stops moving; null: it moves until the end. */
    waitlistCutoffHours: integer('waitlist_cutoff_hours'),
    takesRegistrations: integer('takes_registrations', { mode: 'boolean' }).notNull().default(true),
    /** The number of the newest registration: the order of arrival, moved by a trigger. */
    arrivals: integer('arrivals').notNull().default(0),
    /** The number of the newest session, moved by a trigger: a removed one's is never given again. */
    sessionNumbers: integer('session_numbers').notNull().default(0),
    /** Whether members of accepted hosts and co-hosts read the registrations too. */
    coHostsSeeRegistrants: integer('co_hosts_see_registrants', { mode: 'boolean' }).notNull().default(false),
    coverOriginalKey: text('cover_original_key'),
    coverKey: text('cover_key'),
    coverAlt: localized('cover_alt').notNull(),
    coverError: text('cover_error'),
    previewVersion: integer('preview_version').notNull().default(0),
    previewOpen: integer('preview_open', { mode: 'boolean' }).notNull().default(false),
    uid: text('uid').notNull(),
    /** RFC 5545 SEQUENCE: grows when start, end or state change. */
    sequence: integer('sequence').notNull().default(0),
    revision: revision(),
    publishedAt: instant('published_at'),
    cancelledAt: instant('cancelled_at'),
    archivedAt: instant('archived_at'),
    createdAt: created(),
    /** Touched by every change of the event, its hosts, sessions and contributors; the feeds' Last-Modified. */
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('events_slug').on(t.slug),
    uniqueIndex('events_uid').on(t.uid),
    index('events_public').on(t.state, t.archivedAt, t.endsAt),
    index('events_organization').on(t.organizationId, t.startsAt),
    index('events_organization_state').on(t.organizationId, t.state, t.endsAt),
    index('events_cover').on(t.coverKey),
    check('events_order', sql`starts_at < ends_at`),
  ],
)
export type EventRow = typeof events.$inferSelect

/** Every slug that an event has or had, kept by triggers: an old one leads to the event for ever and is never given to another. */
export const eventAddresses = sqliteTable('event_addresses', {
  slug: text('slug').primaryKey(),
  eventId: text('event_id')
    .notNull()
    .references(() => events.id),
})

export const hostRoles = ['host', 'co-host', 'partner', 'sponsor', 'media-partner'] as const
export type HostRole = (typeof hostRoles)[number]

/** An organization's part in an event, in protocol order. The owning organization is always one of them. */
export const eventHosts = sqliteTable(
  'event_hosts',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    role: text('role', { enum: hostRoles }).notNull(),
    position: integer('position').notNull(),
    /** When the organization agreed to be named; until then nobody outside sees it. The owner's is set with the event. */
    acceptedAt: instant('accepted_at'),
    /** That the event belongs to another organization, set by a trigger: what one co-hosts is found among all that it owns. */
    ofOthers: integer('of_others', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.organizationId] }),
    index('event_hosts_organization').on(t.organizationId, t.ofOthers, t.acceptedAt),
  ],
)

/** The folded words of a published event's texts: search by prefix reads an index instead of every event. */
export const eventWords = sqliteTable(
  'event_words',
  {
    word: text('word').notNull(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
  },
  (t) => [primaryKey({ columns: [t.word, t.eventId] }), index('event_words_event').on(t.eventId)],
)

export const noticeStates = ['waiting', 'told', 'dropped'] as const

/** A change of time or place that registrants are told of after a quiet period, with what they knew before. One waits per event. */
export const eventNotices = sqliteTable(
  'event_notices',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    state: text('state', { enum: noticeStates }).notNull(),
    dueAt: instant('due_at').notNull(),
    fromStartsAt: instant('from_starts_at').notNull(),
    fromPlace: localized('from_place').notNull(),
    fromOnlineUrl: text('from_online_url'),
    /** The address of each place kind that got another one, by the kind's id. */
    fromKinds: json<Record<string, Localized>>('from_kinds').notNull().default({}),
    createdAt: created(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('event_notices_waiting').on(t.eventId).where(sql`state = 'waiting'`),
    index('event_notices_due').on(t.state, t.dueAt),
  ],
)
export type NoticeRow = typeof eventNotices.$inferSelect
