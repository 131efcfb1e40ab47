import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, localized, updated } from '#worker/core/columns.ts'
import { events } from '../events/table.ts'

/** Pictures of an event that belong together: a session or a moment. */
export const albums = sqliteTable(
  'albums',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    title: localized('title').notNull(),
    position: integer('position').notNull(),
    createdAt: created(),
  },
  (t) => [uniqueIndex('albums_order').on(t.eventId, t.position)],
)
export type AlbumRow = typeof albums.$inferSelect

export const photoStates = ['uploading', 'processing', 'ready', 'refused', 'hidden', 'deleted'] as const
export type PhotoState = (typeof photoStates)[number]

/** A picture of an event. The original is private under `originalKey`; the sizes are public under `publicKey` once ready. */
export const photos = sqliteTable(
  'photos',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    albumId: text('album_id')
      .notNull()
      .references(() => albums.id),
    /** The client's key of this upload: sent again, it stays one photo. */
    uploadKey: text('upload_key').notNull(),
    originalKey: text('original_key').notNull(),
    publicKey: text('public_key').notNull(),
    state: text('state', { enum: photoStates }).notNull(),
    position: integer('position').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    /** Of the upright picture, in pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    alt: localized('alt').notNull(),
    caption: localized('caption').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** A problem code, when refused. */
    error: text('error'),
    uploadedBy: text('uploaded_by').notNull(),
    readyAt: instant('ready_at'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('photos_upload').on(t.eventId, t.uploadKey),
    uniqueIndex('photos_public').on(t.publicKey),
    uniqueIndex('photos_original').on(t.originalKey),
    index('photos_album').on(t.eventId, t.state, t.position, t.id),
  ],
)
export type PhotoRow = typeof photos.$inferSelect
