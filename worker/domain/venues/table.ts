import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { created, id, localized, updated } from '#worker/core/columns.ts'
import { organizations } from '../organizations/table.ts'

/** A building or site where an organization holds its events. */
export const venues = sqliteTable(
  'venues',
  {
    id: id(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    name: localized('name').notNull(),
    address: localized('address').notNull(),
    mapUrl: text('map_url'),
    accessibility: localized('accessibility').notNull(),
    position: integer('position').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [index('venues_organization').on(t.organizationId, t.position)],
)
export type VenueRow = typeof venues.$inferSelect

export const roomKinds = ['room', 'remote-hub'] as const

/** A room of a venue; a remote hub is the room of a partner institution that follows by stream. */
export const rooms = sqliteTable(
  'rooms',
  {
    id: id(),
    venueId: text('venue_id')
      .notNull()
      .references(() => venues.id),
    kind: text('kind', { enum: roomKinds }).notNull(),
    name: localized('name').notNull(),
    /** Null: not counted. */
    capacity: integer('capacity'),
    accessibility: localized('accessibility').notNull(),
    streamUrl: text('stream_url'),
    position: integer('position').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [index('rooms_venue').on(t.venueId, t.position)],
)
export type RoomRow = typeof rooms.$inferSelect
