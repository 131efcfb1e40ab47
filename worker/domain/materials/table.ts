import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant, localized, updated } from '#worker/core/columns.ts'
import { events } from '../events/table.ts'
import { fileTypes } from './types.ts'

export const materialKinds = [
  'slides',
  'paper',
  'poster',
  'handout',
  'recording',
  'dataset',
  'letter',
  'map',
  'link',
] as const

/** When it is given out; `start` and `end` are the session's, or the event's where it belongs to no session. */
export const releaseRules = ['at-once', 'start', 'end', 'date'] as const

export const audiences = ['everybody', 'registrants', 'hosts'] as const
export type Audience = (typeof audiences)[number]

export const licences = ['all-rights-reserved', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc-by-nc-nd', 'cc0'] as const

/** Something that a session or the event itself gives to its readers: a file with its versions, or a link. */
export const materials = sqliteTable(
  'materials',
  {
    id: id(),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    /** No foreign key: what a removed session had stays with the organiser. Null: of the event. */
    sessionId: text('session_id'),
    kind: text('kind', { enum: materialKinds }).notNull(),
    title: localized('title').notNull(),
    /** Only of a link. */
    url: text('url'),
    releaseRule: text('release_rule', { enum: releaseRules }).notNull(),
    releaseAt: instant('release_at'),
    audience: text('audience', { enum: audiences }).notNull(),
    licence: text('licence', { enum: licences }).notNull(),
    /** The checked version that readers get. */
    currentVersionId: text('current_version_id'),
    withdrawnAt: instant('withdrawn_at'),
    /** Gone for everybody; until the nightly sweep takes it, a day later, the organiser may have it back. */
    deletedAt: instant('deleted_at'),
    /** Among those of its event. */
    position: integer('position').notNull().default(0),
    /** Who made it, as the history names actors; unknown of what is older than this column. */
    addedBy: text('added_by'),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    index('materials_event').on(t.eventId, t.sessionId, t.id),
    index('materials_deleted').on(t.deletedAt).where(sql`deleted_at is not null`),
  ],
)
export type MaterialRow = typeof materials.$inferSelect

export const versionStates = ['checking', 'ready', 'refused'] as const

/** One whole file of a material; earlier ones stay with the organiser. */
export const materialVersions = sqliteTable(
  'material_versions',
  {
    id: id(),
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id),
    number: integer('number').notNull(),
    state: text('state', { enum: versionStates }).notNull(),
    /** Of the object in the store; never leaves the Worker. */
    objectKey: text('object_key').notNull(),
    /** In the address of its download. */
    publicKey: text('public_key').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    /** As its content says, once it is checked. */
    type: text('type', { enum: fileTypes }),
    attempts: integer('attempts').notNull().default(0),
    /** A problem code, when refused. */
    error: text('error'),
    uploadedBy: text('uploaded_by').notNull(),
    createdAt: created(),
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('material_versions_number').on(t.materialId, t.number),
    uniqueIndex('material_versions_object').on(t.objectKey),
    uniqueIndex('material_versions_public').on(t.publicKey),
    index('material_versions_state').on(t.state, t.updatedAt),
  ],
)
export type VersionRow = typeof materialVersions.$inferSelect

/** A file on its way, part by part; it becomes a version when it is whole. */
export const uploads = sqliteTable(
  'uploads',
  {
    id: id(),
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id),
    /** The store's name of the multipart upload. */
    multipartId: text('multipart_id').notNull(),
    objectKey: text('object_key').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    finishedAt: instant('finished_at'),
    createdAt: created(),
    /** When its last part came. */
    updatedAt: updated(),
  },
  (t) => [
    uniqueIndex('uploads_object').on(t.objectKey),
    index('uploads_material').on(t.materialId, t.finishedAt),
    index('uploads_updated').on(t.updatedAt),
  ],
)
export type UploadRow = typeof uploads.$inferSelect

/** A part that the store has. */
export const uploadParts = sqliteTable(
  'upload_parts',
  {
    uploadId: text('upload_id')
      .notNull()
      .references(() => uploads.id),
    number: integer('number').notNull(),
    etag: text('etag').notNull(),
    /** SHA-256 of its bytes as 64 hex digits. */
    sha256: text('sha256').notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.number] })],
)

/** How often a version was given out, by day (UTC); nothing is kept of who had it. */
export const materialDownloads = sqliteTable(
  'material_downloads',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => materialVersions.id),
    day: text('day').notNull(),
    downloads: integer('downloads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.day] })],
)
