import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, localized, revision, updated } from '#worker/core/columns.ts'
import { organizations } from '../organizations/table.ts'

/** The profile of a person who contributes, kept by an organization and reused over its events. */
export const speakers = sqliteTable(
  'speakers',
  {
    id: id(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    nativeName: text('native_name'),
    /** Both names as search sees them. */
    nameFolded: text('name_folded').notNull().default(''),
    honorific: localized('honorific').notNull(),
    position: localized('position').notNull(),
    affiliation: localized('affiliation').notNull(),
    /** An organization of the installation in place of the text. */
    affiliationId: text('affiliation_id').references(() => organizations.id),
    biography: localized('biography').notNull(),
    portraitOriginalKey: text('portrait_original_key'),
    portraitKey: text('portrait_key'),
    portraitError: text('portrait_error'),
    revision: revision(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [uniqueIndex('speakers_slug').on(t.organizationId, t.slug), index('speakers_portrait').on(t.portraitKey)],
)
export type SpeakerRow = typeof speakers.$inferSelect
