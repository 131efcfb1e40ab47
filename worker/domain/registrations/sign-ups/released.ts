import { type SQL, sql } from 'drizzle-orm'
import { programmeVersions as versions } from '../../programme/table.ts'
import { sessionPlaces } from '../table.ts'

/** The sessions of an event's newest release, for a join: `released.number` and `released.session`, its JSON. */
export const releasedOf = (eventId: SQL | string) => sql`(
  select one.value ->> 'number' as number, one.value as session
  from json_each((select programme from ${versions} where event_id = ${eventId} order by number desc limit 1), '$.sessions') one
) released`

export const isReleased = sql`released.number = ${sessionPlaces.sessionNumber}`

const instant = { mapFromDriverValue: (value: unknown) => new Date(Number(value)) }

/** What is said of a session besides its places. */
export const releasedColumns = {
  title: sql<Record<string, string>>`released.session ->> 'title'`
    .mapWith((json: string) => JSON.parse(json))
    .as('released_title'),
  startsAt: sql<Date | null>`released.session ->> 'startsAt'`.mapWith(instant).as('released_starts_at'),
  endsAt: sql<Date | null>`released.session ->> 'endsAt'`.mapWith(instant).as('released_ends_at'),
}
