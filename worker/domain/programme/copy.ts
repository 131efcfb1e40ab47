import { eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { copyRows, rowIds } from '#worker/core/sql.ts'
import { shifted } from '#worker/core/time.ts'
import type { EventRow } from '../events/table.ts'
import { sessionsStatement, tracksStatement } from './queries.ts'
import { contributors, sessionRooms, sessions, tracks } from './table.ts'

interface Copied {
  from: string
  id: string
}

const of = <T extends Copied>(name: keyof T & string) => sql`copy.value ->> ${sql.raw(`'${name}'`)}`

/** One parameter for all of them: a statement takes a hundred at most. */
const listed = (list: readonly Copied[]) => sql`from json_each(${JSON.stringify(list)}) copy`

/** What belongs to one holding of a session only: its stream and its recording are not those of the next. */
const begun = { streamUrl: sql`null`, recordingUrl: sql`null`, sequence: sql`0`, revision: sql`0` }

/** Copies the tracks and sessions of an event, with their rooms and contributors, to another event, moved to its start; goes into the batch that makes it. */
export async function copySessionsStatements(
  ctx: Ctx,
  event: EventRow,
  to: Pick<EventRow, 'id' | 'startsAt'>,
): Promise<Statement[]> {
  const move = (instant: Date | null) =>
    instant && shifted(instant, event.timeZone, { from: event.startsAt, to: to.startsAt }).getTime()
  const [rows, trackRows] = await ctx.db.batch([sessionsStatement(ctx, event.id), tracksStatement(ctx, event.id)])
  const copiedTracks = trackRows.map((track) => ({ from: track.id, id: uuidv7(ctx.now) }))
  const trackIds = new Map(copiedTracks.map((track) => [track.from, track.id]))
  const list = rows.map(({ id, trackId, startsAt, endsAt }) => ({
    from: id,
    id: uuidv7(ctx.now),
    trackId: trackIds.get(trackId ?? '') ?? null,
    startsAt: move(startsAt),
    endsAt: move(endsAt),
  }))
  const ofSession = of<(typeof list)[number]>
  const copies = listed(list)
  const now = sql`${ctx.now.getTime()}`
  const dated = { eventId: sql`${to.id}`, createdAt: now, updatedAt: now }
  return [
    copyRows(
      ctx.db,
      tracks,
      { id: of('id'), ...dated },
      sql`${listed(copiedTracks)} join ${tracks} on ${eq(tracks.id, of('from'))}`,
    ),
    copyRows(
      ctx.db,
      sessions,
      {
        ...begun,
        ...dated,
        id: of('id'),
        trackId: ofSession('trackId'),
        startsAt: ofSession('startsAt'),
        endsAt: ofSession('endsAt'),
        uid: sql`${of('id')} || '@lectern'`,
      },
      sql`${copies} join ${sessions} on ${eq(sessions.id, of('from'))}`,
    ),
    copyRows(
      ctx.db,
      sessionRooms,
      { sessionId: of('id') },
      sql`${copies} join ${sessionRooms} on ${eq(sessionRooms.sessionId, of('from'))}`,
    ),
    copyRows(
      ctx.db,
      contributors,
      { id: rowIds(ctx), sessionId: of('id') },
      sql`${copies} join ${contributors} on ${eq(contributors.sessionId, of('from'))}`,
    ),
  ]
}
