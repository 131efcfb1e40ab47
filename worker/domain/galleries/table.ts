import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, json, localized, updated } from '#worker/core/columns.ts'
import type { Rotation } from '#worker/core/images/resize.ts'
import { locales } from '#worker/core/text/languages.ts'
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
    /** The session whose pictures it gathers; null: a moment of its own. No foreign key: a removed session's album stays. */
    sessionId: text('session_id'),
    createdAt: created(),
  },
  (t) => [uniqueIndex('albums_order').on(t.eventId, t.position)],
)
export type AlbumRow = typeof albums.$inferSelect

export const photoStates = ['uploading', 'processing', 'ready', 'refused', 'hidden', 'deleted'] as const
export type PhotoState = (typeof photoStates)[number]

export const photoSources = ['organiser', 'photographer', 'attendee'] as const
export type PhotoSource = (typeof photoSources)[number]
export const photoLicences = ['all-rights-reserved', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc-by-nc-nd', 'cc0'] as const

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
    /** Of all its sizes together. */
    madeBytes: integer('made_bytes').notNull().default(0),
    /** Of the upright picture, in pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    alt: localized('alt').notNull(),
    caption: localized('caption').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** A problem code, when refused. */
    error: text('error'),
    /** An account, or the link of a photographer or registrant. */
    uploadedBy: text('uploaded_by').notNull(),
    source: text('source', { enum: photoSources }).notNull().default('organiser'),
    /** Sent in by an attendee, and not yet let in by an organiser. */
    isInInbox: integer('is_in_inbox', { mode: 'boolean' }).notNull().default(false),
    /** SHA-256 of the original as 64 hex digits: the same picture is stored once. */
    contentHash: text('content_hash'),
    /** When it was taken, by the camera's clock and its correction. */
    takenAt: instant('taken_at'),
    /** Of the camera that took it, as a hash: those of one camera share a correction of its clock. */
    camera: text('camera'),
    /** base64 of the placeholder's bytes (thumbhash). */
    thumbhash: text('thumbhash'),
    /** Degrees clockwise that the organiser turned it by. */
    rotation: integer('rotation').$type<Rotation>().notNull().default(0),
    credit: text('credit'),
    licence: text('licence', { enum: photoLicences }).notNull().default('all-rights-reserved'),
    isHighlight: integer('is_highlight', { mode: 'boolean' }).notNull().default(false),
    /** May be given to the press. */
    isForPress: integer('is_for_press', { mode: 'boolean' }).notNull().default(false),
    readyAt: instant('ready_at'),
    hiddenAt: instant('hidden_at'),
    /** Its bytes stay for 30 days, so that a deletion can be undone; null in a deleted row: its bytes are gone for good. */
    deletedAt: instant('deleted_at'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('photos_upload').on(t.eventId, t.uploadKey),
    uniqueIndex('photos_public').on(t.publicKey),
    uniqueIndex('photos_original').on(t.originalKey),
    index('photos_album').on(t.eventId, t.state, t.position, t.id),
    index('photos_in_order').on(t.eventId, t.position, t.id),
    index('photos_of_album').on(t.albumId, t.state, t.position, t.id),
    index('photos_content').on(t.eventId, t.contentHash),
    index('photos_uploader').on(t.eventId, t.uploadedBy),
    // In the order in which everybody sees them; with the state, so that they are preferred to those above.
    index('photos_shown')
      .on(t.eventId, t.state, sql`is_highlight desc`, t.position, t.id)
      .where(sql`state = 'ready' and is_in_inbox = 0 and alt <> '{}'`),
    index('photos_shown_of_album')
      .on(t.albumId, t.state, sql`is_highlight desc`, t.position, t.id)
      .where(sql`state = 'ready' and is_in_inbox = 0 and alt <> '{}'`),
    index('photos_press')
      .on(t.eventId)
      .where(sql`state = 'ready' and is_in_inbox = 0 and alt <> '{}' and is_for_press = 1`),
  ],
)
export type PhotoRow = typeof photos.$inferSelect

/** Under which keys photos were shown before they were turned: links to their pages still lead there. */
export const photoAddresses = sqliteTable(
  'photo_addresses',
  {
    publicKey: text('public_key').primaryKey(),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id),
  },
  (t) => [index('photo_addresses_photo').on(t.photoId)],
)

/** How an event shows its albums; without a row: open to whoever has the address, not to search engines, for ever. */
export const gallerySettings = sqliteTable('gallery_settings', {
  eventId: text('event_id')
    .primaryKey()
    .references(() => events.id),
  /** HMAC of the PIN; null: none is asked for. */
  pinHash: text('pin_hash'),
  /** Wrong PINs within the hour that began with the first of them. */
  wrongPins: integer('wrong_pins').notNull().default(0),
  wrongPinsSince: instant('wrong_pins_since'),
  endsAt: instant('ends_at'),
  isIndexed: integer('is_indexed', { mode: 'boolean' }).notNull().default(false),
  takesFromAttendees: integer('takes_from_attendees', { mode: 'boolean' }).notNull().default(false),
  /** When registrants were told of the album. */
  toldAt: instant('told_at'),
  coverPhotoId: text('cover_photo_id'),
  updatedAt: updated(),
})

/** Somebody who brings in pictures of one event by a link, without an account. Raising the version kills the link. */
export const photographers = sqliteTable(
  'photographers',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    name: text('name').notNull(),
    version: integer('version').notNull().default(0),
    maxPhotos: integer('max_photos').notNull(),
    endsAt: instant('ends_at').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: created(),
  },
  (t) => [index('photographers_event').on(t.eventId)],
)
export type PhotographerRow = typeof photographers.$inferSelect

/** By how much a camera's clock was wrong at an event. */
export const cameraClocks = sqliteTable(
  'camera_clocks',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    camera: text('camera').notNull(),
    offsetSeconds: integer('offset_seconds').notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.camera] })],
)

/** Where a photo stood: its id, its album, its position. */
export type Standing = [photo: string, album: string, position: number]

/** How an event's photos stood before they were last sorted, so that it can be undone. */
export const galleryArrangements = sqliteTable('gallery_arrangements', {
  eventId: text('event_id')
    .primaryKey()
    .references(() => events.id),
  before: json<Standing[]>('before').notNull(),
  sortedAt: instant('sorted_at').notNull(),
})

/** How many pictures were transformed in a month `YYYY-MM`, by the whole installation: the platform counts by account. */
export const imageUsage = sqliteTable('image_usage', {
  month: text('month').primaryKey(),
  transformations: integer('transformations').notNull(),
})

export const removalStates = ['open', 'granted', 'refused'] as const

/** Somebody asked to take a picture away: hidden at once, decided by an organiser; kept when the picture is gone. */
export const removalRequests = sqliteTable(
  'removal_requests',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    photoId: text('photo_id').notNull(),
    reason: text('reason'),
    /** Where to answer, if they want to be answered. */
    email: text('email'),
    mailbox: text('mailbox'),
    locale: text('locale', { enum: locales }).notNull(),
    state: text('state', { enum: removalStates }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    note: text('note'),
    createdAt: created(),
  },
  (t) => [
    uniqueIndex('removal_requests_open').on(t.photoId).where(sql`state = 'open'`),
    index('removal_requests_event').on(t.eventId, t.state),
  ],
)
export type RemovalRequestRow = typeof removalRequests.$inferSelect
