import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, localized, updated } from '#worker/core/columns.ts'
import { locales } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { events } from '../../events/table.ts'
import { speakers } from '../../speakers/table.ts'

/** What an event's organiser may ask of a speaker before the deadline. */
export const wantedItems = ['answer', 'biography', 'portrait', 'slides', 'needs', 'consent'] as const
export type WantedItem = (typeof wantedItems)[number]

/** What an event asks of its speakers, and by when; without a row it asks for an answer and names no deadline. */
export const speakingSettings = sqliteTable(
  'speaking_settings',
  {
    eventId: text('event_id')
      .primaryKey()
      .references(() => events.id),
    dueAt: instant('due_at'),
    wanted: json<WantedItem[]>('wanted').notNull(),
    /** The organiser's own words in the invitation. */
    message: localized('message').notNull(),
    sendsReminders: integer('sends_reminders', { mode: 'boolean' }).notNull().default(true),
    /** When the newest reminder on time was looked after, whether or not anybody missed something. */
    remindedAt: instant('reminded_at'),
    updatedAt: updated(),
  },
  (t) => [index('speaking_settings_due').on(t.dueAt)],
)
export type SpeakingSettingsRow = typeof speakingSettings.$inferSelect

/** A speaker's link to one event: all of their sessions there. Raising the version kills the link that was sent. */
export const speakingInvitations = sqliteTable(
  'speaking_invitations',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    /** As it was typed; `mailbox` is the same, folded. */
    email: text('email').notNull(),
    mailbox: text('mailbox').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    version: integer('version').notNull().default(0),
    /** How often the invitation was mailed. */
    mailed: integer('mailed').notNull().default(0),
    /** When somebody first used the page: a scanner that only loads it does not count. */
    openedAt: instant('opened_at'),
    revokedAt: instant('revoked_at'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('speaking_invitations_speaker').on(t.eventId, t.speakerId),
    index('speaking_invitations_mailbox').on(t.mailbox),
    index('speaking_invitations_of_speaker').on(t.speakerId),
  ],
)
export type SpeakingInvitationRow = typeof speakingInvitations.$inferSelect

/** Somebody whom the speaker lets work for them, with a link of their own. */
export const speakingAssistants = sqliteTable(
  'speaking_assistants',
  {
    id: id(),
    invitationId: text('invitation_id')
      .notNull()
      .references(() => speakingInvitations.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    mailbox: text('mailbox').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    version: integer('version').notNull().default(0),
    revokedAt: instant('revoked_at'),
    createdAt: created(),
  },
  (t) => [
    uniqueIndex('speaking_assistants_mailbox').on(t.invitationId, t.mailbox),
    index('speaking_assistants_of_mailbox').on(t.mailbox),
  ],
)
export type SpeakingAssistantRow = typeof speakingAssistants.$inferSelect

export const speakingAnswers = ['confirmed', 'declined'] as const

/** What a speaker says of one session: whether they come, and what they need in the room. */
export const speakingParts = sqliteTable(
  'speaking_parts',
  {
    /** No foreign keys: a session that is removed and restored finds its answers again. */
    sessionId: text('session_id').notNull(),
    speakerId: text('speaker_id').notNull(),
    eventId: text('event_id').notNull(),
    answer: text('answer', { enum: speakingAnswers }),
    answerNote: text('answer_note'),
    answeredAt: instant('answered_at'),
    /** Technical needs; the empty text says: none. */
    needs: text('needs'),
    updatedAt: updated(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.speakerId] }), index('speaking_parts_event').on(t.eventId)],
)
export type SpeakingPart = typeof speakingParts.$inferSelect

export const suggestionStates = ['open', 'accepted', 'refused', 'withdrawn'] as const

/** A title or abstract that a speaker would rather have; an editor decides. One is open per session and speaker. */
export const speakingSuggestions = sqliteTable(
  'speaking_suggestions',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    sessionId: text('session_id').notNull(),
    speakerId: text('speaker_id').notNull(),
    /** Whole texts as they should become; null leaves them as they are. */
    title: json<Localized>('title'),
    abstract: json<Localized>('abstract'),
    note: text('note'),
    suggestedBy: text('suggested_by').notNull(),
    state: text('state', { enum: suggestionStates }).notNull(),
    reason: text('reason'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    createdAt: created(),
  },
  (t) => [
    uniqueIndex('speaking_suggestions_open').on(t.sessionId, t.speakerId).where(sql`state = 'open'`),
    index('speaking_suggestions_event').on(t.eventId, t.state),
  ],
)
export type SpeakingSuggestionRow = typeof speakingSuggestions.$inferSelect

export const speakingPurposes = ['recording', 'publication'] as const
export type SpeakingPurpose = (typeof speakingPurposes)[number]

/** Every word given or taken back, with the sentence as it was shown; the newest of a purpose holds. */
export const speakingConsents = sqliteTable(
  'speaking_consents',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    purpose: text('purpose', { enum: speakingPurposes }).notNull(),
    isGiven: integer('is_given', { mode: 'boolean' }).notNull(),
    text: text('text').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    /** The name behind the link. */
    givenBy: text('given_by').notNull(),
    createdAt: created(),
  },
  (t) => [index('speaking_consents_speaker').on(t.eventId, t.speakerId, t.purpose, t.id)],
)
