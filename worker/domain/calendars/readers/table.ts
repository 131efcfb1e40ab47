import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { events } from '../../events/table.ts'
import { readerFamilies } from './family.ts'

/** How often programs of one family asked for feeds of an event on one day (UTC), estimated. Who asked is not kept. */
export const feedPolls = sqliteTable(
  'feed_polls',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    /** `YYYY-MM-DD`. */
    day: text('day').notNull(),
    family: text('family', { enum: readerFamilies }).notNull(),
    polls: integer('polls').notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.day, t.family] })],
)
