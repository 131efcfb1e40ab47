import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom } from '#worker/core/sql.ts'
import { auditStatement, auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { sessions } from '../../programme/table.ts'
import { albums, galleryArrangements, type PhotoState, photos, type Standing } from '../table.ts'
import { camerasOf, clocksStatement } from './clocks.ts'
import { planSorting, type SortingPlan } from './plan.ts'

const sorted: PhotoState[] = ['processing', 'ready', 'hidden']

const isSorted = (eventId: string) =>
  and(eq(photos.eventId, eventId), inArray(photos.state, sorted), eq(photos.isInInbox, false))

const sortingColumns = {
  id: sessions.id,
  title: sessions.title,
  startsAt: sessions.startsAt,
  endsAt: sessions.endsAt,
}
type SortingSession = Pick<typeof sessions.$inferSelect, keyof typeof sortingColumns>
export type EventSorting = SortingPlan<SortingSession>

const unsortedStatements = (ctx: Ctx, eventId: string) =>
  [
    ctx.db
      .select({
        ...{ id: photos.id, albumId: photos.albumId, position: photos.position, takenAt: photos.takenAt },
        ...{ camera: photos.camera, fileName: photos.fileName, publicKey: photos.publicKey, readyAt: photos.readyAt },
      })
      .from(photos)
      .where(isSorted(eventId))
      .orderBy(asc(photos.position), asc(photos.id)),
    ctx.db
      .select(sortingColumns)
      .from(sessions)
      .where(eq(sessions.eventId, eventId))
      .orderBy(asc(sessions.startsAt), asc(sessions.position)),
    ctx.db.select().from(albums).where(eq(albums.eventId, eventId)).orderBy(asc(albums.position)),
  ] as const

/** What sorting would do now, the cameras with their clocks, and the last sorting where it can be undone. */
export async function previewSorting(ctx: Ctx, eventId: string) {
  const [photoRows, sessionRows, albumRows, clocks, [last]] = await ctx.db.batch([
    ...unsortedStatements(ctx, eventId),
    clocksStatement(ctx, eventId),
    ctx.db
      .select({ sortedAt: galleryArrangements.sortedAt })
      .from(galleryArrangements)
      .where(eq(galleryArrangements.eventId, eventId)),
  ])
  const albumOf = new Map(albumRows.map(({ id, sessionId }) => [sessionId, id]))
  const before = { photos: photoRows, sessions: sessionRows, albums: albumRows }
  const plan: EventSorting = planSorting(before, ({ id }) => albumOf.get(id) ?? id)
  return { plan, cameras: camerasOf(photoRows, clocks), sortedAt: last?.sortedAt }
}

/** As the photos stand, for the undoing. */
const rememberStatement = (ctx: Ctx, eventId: string) => {
  const before = sql`(select json_group_array(json_array(id, album_id, position)) from ${photos} where ${isSorted(eventId)})`
  return ctx.db
    .insert(galleryArrangements)
    .values({ eventId, before, sortedAt: ctx.now })
    .onConflictDoUpdate({ target: galleryArrangements.eventId, set: { before, sortedAt: ctx.now } })
}

/** Puts photos where a list of standings says; those that were deleted meanwhile stay away. */
const standStatement = (ctx: Ctx, eventId: string, standings: ReturnType<typeof sql>) =>
  ctx.db
    .update(photos)
    .set({ albumId: sql`stands.value ->> 1`, position: sql`stands.value ->> 2`, updatedAt: ctx.now })
    .from(sql`json_each(${standings}) as stands`)
    .where(and(sql`${photos.id} = stands.value ->> 0`, isSorted(eventId)))

/** An album for each session that gets its first pictures, in the order of the programme. */
function albumsStatement(ctx: Ctx, eventId: string, made: readonly { id: string; session: SortingSession }[]) {
  const rows = JSON.stringify(made.map(({ id, session }) => [id, session.id, session.title]))
  return insertFrom(
    ctx.db,
    albums,
    {
      id: sql`made.value ->> 0`,
      eventId,
      sessionId: sql`made.value ->> 1`,
      title: sql`made.value -> 2`,
      position: sql`(select coalesce(max(position), -1) from ${albums} where ${albums.eventId} = ${eventId}) + 1 + made.key`,
      createdAt: ctx.now,
    },
    sql`from json_each(${rows}) as made`,
  )
}

/** Sorts an event's photos by capture, sessions without an album getting one where that is wanted; yields what it did. */
export async function sortPhotos(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  newAlbums: 'make' | 'leave',
): Promise<EventSorting> {
  const [photoRows, sessionRows, albumRows] = await ctx.db.batch(unsortedStatements(ctx, event.id))
  const before = { photos: photoRows, sessions: sessionRows, albums: albumRows }
  const albumOf = new Map(albumRows.map(({ id, sessionId }) => [sessionId, id]))
  const made: { id: string; session: SortingSession }[] = []
  const plan = planSorting(before, (session) => {
    const found = albumOf.get(session.id)
    if (found || newAlbums === 'leave') return found
    const id = uuidv7(ctx.now)
    made.push({ id, session })
    albumOf.set(session.id, id)
    return id
  })
  const inOrder = sessionRows.flatMap((session) => made.filter((album) => album.session === session))
  await ctx.db.batch([
    rememberStatement(ctx, event.id),
    albumsStatement(ctx, event.id, inOrder),
    standStatement(ctx, event.id, sql`${JSON.stringify(plan.standings satisfies Standing[])}`),
    auditStatement(ctx, entryOf(actorId, event, 'photos.sorted')),
  ])
  return plan
}

const entryOf = (actorId: string, event: EventRow, action: string) => ({
  ...{ action, actorId, subjectId: event.id },
  ...{ organizationId: event.organizationId, eventId: event.id },
})

/** Brings the photos back to where they stood before they were last sorted, and takes albums away that only that made. Throws `not_found`. */
export async function undoSorting(ctx: Ctx, actorId: string, event: EventRow): Promise<void> {
  const ofEvent = eq(galleryArrangements.eventId, event.id)
  const remembered = sql`(select before from ${galleryArrangements} where ${ofEvent})`
  const sortedAt = sql`(select sorted_at from ${galleryArrangements} where ${ofEvent})`
  const isEmpty = sql`not exists (select 1 from ${photos} where ${photos.albumId} = ${albums.id})`
  const [, , undone] = await ctx.db.batch([
    standStatement(ctx, event.id, remembered),
    ctx.db.delete(albums).where(and(eq(albums.eventId, event.id), eq(albums.createdAt, sortedAt), isEmpty)),
    ctx.db.delete(galleryArrangements).where(ofEvent).returning({ eventId: galleryArrangements.eventId }),
    auditWhenStatement(ctx, entryOf(actorId, event, 'photos.unsorted'), sql`changes() = 1`),
  ])
  if (undone.length === 0) throw new Problem('not_found')
}
