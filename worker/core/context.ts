import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'

export type Db = DrizzleD1Database

/** One piece of a `db.batch`; an action of one noun takes the pieces of others from its door, so that all commit together. */
export type Statement = BatchItem<'sqlite'>

/** A message to the queue; `drain` only says that mail waits. */
export type JobMessage =
  | { job: 'drain' }
  | { job: 'photo'; photoId: string }
  | { job: 'cover'; eventId: string }
  | { job: 'logo'; organizationId: string }
  | { job: 'portrait'; speakerId: string }
  | { job: 'material'; versionId: string }

/** What an action may use: the stores, the clock of this request, the installation's secret and address. */
export interface Ctx {
  db: Db
  bucket: R2Bucket
  images: ImagesBinding
  jobs: Queue<JobMessage>
  now: Date
  /** Signs links and codes; at least 32 characters. */
  secret: string
  /** Scheme and host that links are made from, without a trailing slash. */
  origin: string
  requestId: string
}

export const openDb = (database: D1Database): Db => drizzle(database)
