import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant } from '#worker/core/columns.ts'
import { locales } from '#worker/core/text/languages.ts'
import { accounts } from '../../accounts/table.ts'
import { events } from '../../events/table.ts'
import { organizations } from '../../organizations/table.ts'
import { placeKinds, registrations } from '../table.ts'

export const invitationStates = ['invited', 'accepted', 'declined', 'withdrawn'] as const
export type InvitationState = (typeof invitationStates)[number]

/** An organiser's word to one person: they may come without approval, and into places for the invited. One live invitation per event and mailbox. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    email: text('email').notNull(),
    mailbox: text('mailbox').notNull(),
    /** Empty where only the address was given. */
    name: text('name').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    /** The one kind they are invited to; null: any of the event's. */
    placeKindId: text('place_kind_id').references(() => placeKinds.id),
    /** As whose member they are invited; null for an address that was written. */
    organizationId: text('organization_id').references(() => organizations.id),
    state: text('state', { enum: invitationStates }).notNull(),
    /** Of the link; raised when it is withdrawn. */
    version: integer('version').notNull().default(1),
    /** What came of it. */
    registrationId: text('registration_id').references(() => registrations.id),
    /** How often its mail was written. */
    mailed: integer('mailed').notNull().default(1),
    /** Of the form and the mailbox: sent twice, it invites once. */
    key: text('key').notNull(),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => accounts.id),
    invitedAt: instant('invited_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    uniqueIndex('invitations_live').on(t.eventId, t.mailbox).where(sql`state in ('invited','accepted','declined')`),
    uniqueIndex('invitations_key').on(t.eventId, t.key),
    index('invitations_day').on(t.eventId, t.invitedAt),
    index('invitations_list').on(t.eventId, t.state, t.id),
    index('invitations_place_kind').on(t.placeKindId),
  ],
)
export type InvitationRow = typeof invitations.$inferSelect
