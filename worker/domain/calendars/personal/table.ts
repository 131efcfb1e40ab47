import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, updated } from '#worker/core/columns.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { accounts } from '../../accounts/table.ts'
import { events } from '../../events/table.ts'
import { registrations } from '../../registrations/table.ts'

/** What a person's own feed holds: their place at an event, their stars, what they speak at, what they organise. */
export const personalFeedKinds = ['ticket', 'stars', 'speaker', 'organiser'] as const

/** By language: SHA-256 of the bytes, since when they are these, in milliseconds, and the stamp of what they were made of. */
type Shown = Partial<Record<Locale, { hash: string; changedAt: number; sources?: string }>>

/** A feed that somebody asked for, under an address that only they have. Raising the version kills that address. */
export const personalFeeds = sqliteTable(
  'personal_feeds',
  {
    id: id(),
    kind: text('kind', { enum: personalFeedKinds }).notNull(),
    /** One of these four, as the kind says. */
    registrationId: text('registration_id').references(() => registrations.id),
    eventId: text('event_id').references(() => events.id),
    /** No foreign key: a profile that is removed takes its feed with it. */
    speakerId: text('speaker_id'),
    accountId: text('account_id').references(() => accounts.id),
    /** The numbers of the starred sessions. */
    stars: json<number[]>('stars').notNull().default([]),
    /** So many minutes before the start the calendar rings; null: it does not. */
    alarmMinutes: integer('alarm_minutes'),
    version: integer('version').notNull().default(0),
    /** By language, the bytes that were given out last: their date must not go back, whatever was deleted. */
    shown: json<Shown>('shown').notNull().default({}),
    /** When a calendar asked for it, to within a day; null before the first did. */
    polledAt: instant('polled_at'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('personal_feeds_registration').on(t.registrationId),
    uniqueIndex('personal_feeds_speaker').on(t.speakerId),
    uniqueIndex('personal_feeds_account').on(t.accountId),
    check(
      'personal_feeds_of_one',
      sql`(kind = 'ticket') = (registration_id is not null) and (kind = 'stars') = (event_id is not null)
        and (kind = 'speaker') = (speaker_id is not null) and (kind = 'organiser') = (account_id is not null)`,
    ),
  ],
)
export type PersonalFeedRow = typeof personalFeeds.$inferSelect

/** In which events' releases a speaker has, or once had, a part; a trigger writes it with each release. */
export const releasedSpeakers = sqliteTable(
  'released_speakers',
  {
    speakerId: text('speaker_id').notNull(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
  },
  (t) => [primaryKey({ columns: [t.speakerId, t.eventId] })],
)
