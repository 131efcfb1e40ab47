import { sql } from 'drizzle-orm'
import type { EventRow } from '../events/table.ts'
import { namedDelegations } from './delegations.ts'
import type { SessionDetails } from './schema.ts'
import { tracks } from './table.ts'

type Owner = Pick<EventRow, 'id'>

/** A track only of the event itself; any other is none. */
const trackOf = (event: Owner, track: string | undefined) =>
  track === undefined
    ? null
    : sql<string>`(select id from ${tracks} where ${tracks.id} = ${track} and ${tracks.eventId} = ${event.id})`

/** What a session's own row takes from its form: everything but its revision, its place in the order and its rooms. */
export function columnsOf(event: Owner, details: SessionDetails) {
  const { revision: _revision, position: _position, rooms: _rooms, track, ...fields } = details
  return {
    ...fields,
    trackId: trackOf(event, track),
    delegations: namedDelegations(fields.delegations),
    streamUrl: fields.streamUrl ?? null,
    recordingUrl: fields.recordingUrl ?? null,
    internalNote: fields.internalNote ?? null,
  }
}
