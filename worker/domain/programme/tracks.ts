import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import type { TrackFields } from './schema.ts'
import { sessions, type TrackRow, tracks } from './table.ts'

interface TrackChange {
  actorId: string
  event: EventRow
  trackId: string
}

const meant = ({ event, trackId }: TrackChange) => and(eq(tracks.id, trackId), eq(tracks.eventId, event.id))

const auditChange = (ctx: Ctx, action: string, { actorId, event, trackId }: TrackChange) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: trackId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** One track of an event. Throws `not_found`. */
export async function getTrack(ctx: Ctx, eventId: string, trackId: string): Promise<TrackRow> {
  const [track] = await ctx.db
    .select()
    .from(tracks)
    .where(and(eq(tracks.id, trackId), eq(tracks.eventId, eventId)))
  if (!track) throw new Problem('not_found')
  return track
}

/** Adds a track to an event. */
export async function addTrack(ctx: Ctx, change: Omit<TrackChange, 'trackId'>, fields: TrackFields): Promise<void> {
  const { event } = change
  const id = uuidv7(ctx.now)
  const last = sql<number>`(select coalesce(max(position), 0) + 1 from ${tracks} where ${eq(tracks.eventId, event.id)})`
  await ctx.db.batch([
    ctx.db.insert(tracks).values({
      ...fields,
      id,
      eventId: event.id,
      position: fields.position ?? last,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    auditChange(ctx, 'track.added', { ...change, trackId: id }),
  ])
}

/** Replaces what a track says. Throws `not_found`. */
export async function editTrack(ctx: Ctx, change: TrackChange, { position, ...fields }: TrackFields): Promise<void> {
  const [edited] = await ctx.db.batch([
    ctx.db
      .update(tracks)
      .set({ ...fields, ...(position === undefined ? {} : { position }), updatedAt: ctx.now })
      .where(meant(change))
      .returning({ id: tracks.id }),
    auditChange(ctx, 'track.edited', change),
  ])
  if (edited.length === 0) throw new Problem('not_found')
}

/** Removes a track; its sessions stay, without one, and whoever has one open in a form is told. Throws `not_found`. */
export async function removeTrack(ctx: Ctx, change: TrackChange): Promise<void> {
  const { event, trackId } = change
  const [, removed] = await ctx.db.batch([
    ctx.db
      .update(sessions)
      .set({ trackId: null, revision: sql`${sessions.revision} + 1`, updatedAt: ctx.now })
      .where(and(eq(sessions.trackId, trackId), eq(sessions.eventId, event.id))),
    ctx.db.delete(tracks).where(meant(change)).returning({ id: tracks.id }),
    auditChange(ctx, 'track.removed', change),
  ])
  if (removed.length === 0) throw new Problem('not_found')
}
