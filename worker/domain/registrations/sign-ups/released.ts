import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { programmeVersions as versions } from '../../programme/table.ts'
import { sessionPlaces } from './table.ts'

/** The sessions of an event's newest release, for a join as `released`, each as JSON. */
export const releasedOf = (eventId: SQL | SQLiteColumn | string) => sql`json_each(
  (select programme from ${versions} where event_id = ${eventId} order by number desc limit 1), '$.sessions') released`

export const isReleased = sql`released.value ->> 'number' = ${sessionPlaces.sessionNumber}`

const instant = { mapFromDriverValue: (value: unknown) => new Date(Number(value)) }

/** What is said of a session besides its places. */
export const releasedColumns = {
  title: sql<Record<string, string>>`released.value ->> 'title'`
    .mapWith((json: string) => JSON.parse(json))
    .as('released_title'),
  startsAt: sql<Date | null>`released.value ->> 'startsAt'`.mapWith(instant).as('released_starts_at'),
  endsAt: sql<Date | null>`released.value ->> 'endsAt'`.mapWith(instant).as('released_ends_at'),
}
