import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { readerFamilies } from './family.ts'

/** How often programs of one family asked for feeds of one source on one day (UTC), estimated. Who asked is not kept. */
export const feedReaders = sqliteTable(
  'feed_readers',
  {
    /** As in `feeds.source`; a person's own feed counts for its event. */
    source: text('source').notNull(),
    /** `YYYY-MM-DD`. */
    day: text('day').notNull(),
    family: text('family', { enum: readerFamilies }).notNull(),
    polls: integer('polls').notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.family] })],
)
