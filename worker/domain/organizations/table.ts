import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, localized, updated } from '#worker/core/columns.ts'
import { accounts } from '../accounts/table.ts'

/** An institution; it owns events, has members and can host events of others. */
export const organizations = sqliteTable(
  'organizations',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: localized('name').notNull(),
    shortName: text('short_name').notNull(),
    website: text('website'),
    contactEmail: text('contact_email'),
    privacyNotice: localized('privacy_notice').notNull(),
    logoOriginalKey: text('logo_original_key'),
    logoKey: text('logo_key'),
    logoError: text('logo_error'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [uniqueIndex('organizations_slug').on(t.slug), index('organizations_logo').on(t.logoKey)],
)
export type OrganizationRow = typeof organizations.$inferSelect

export const memberRoles = ['owner', 'organiser', 'programme-editor', 'door-staff', 'viewer'] as const
export type MemberRole = (typeof memberRoles)[number]

export const members = sqliteTable(
  'members',
  {
    id: id(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role', { enum: memberRoles }).notNull(),
    createdAt: created(),
  },
  (t) => [uniqueIndex('members_person').on(t.organizationId, t.accountId), index('members_account').on(t.accountId)],
)
