import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '#worker/core/columns.ts'

/**
 * Feeds as they were last rendered. Triggers raise `changes` with whatever a feed of the source could show, so that a poll
 * sees from this one row whether its bytes are still true.
 */
export const feeds = sqliteTable(
  'feeds',
  {
    /** In the one form that all spellings come to; behind # the edition in which it was written. */
    address: text('address').primaryKey(),
    /** What it tells of: `event:<id>`, `organization:<id>`, or `events` for all. */
    source: text('source').notNull(),
    changes: integer('changes').notNull().default(1),
    /** The number of changes that `body` knows of. */
    rendered: integer('rendered').notNull().default(0),
    /** Empty before the first rendering, as are its hashes. */
    body: text('body').notNull().default(''),
    /** SHA-256 of the body, its tag. */
    hash: text('hash').notNull().default(''),
    /** The same without the stamps: what changes nothing else, such as a file of the event, is no news. */
    content: text('content').notNull().default(''),
    /** When the body last became another, in whole seconds; never goes back. */
    changedAt: instant('changed_at').notNull(),
    /** When something leaves the body by itself. */
    leavesAt: instant('leaves_at'),
    /** Since when it has not been rendered anew although something changed. */
    staleSince: instant('stale_since'),
  },
  (t) => [index('feeds_source').on(t.source)],
)
