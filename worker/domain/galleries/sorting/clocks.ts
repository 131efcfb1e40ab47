import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { likelyInstant } from '#worker/core/time.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import type { ClockCorrection } from '../schema.ts'
import { isKept } from '../shown.ts'
import { cameraClocks, photos } from '../table.ts'

const instantIn = (value: unknown) => new Date(Number(value))

/** The cameras that took an event's pictures, those that took most first. */
export const camerasStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      camera: sql<string>`${photos.camera}`.as('camera'),
      count: sql<number>`count(*)`.as('count'),
      // By its corrected clock.
      first: sql<Date>`min(${photos.takenAt})`.mapWith(instantIn).as('first'),
      last: sql<Date>`max(${photos.takenAt})`.mapWith(instantIn).as('last'),
      offsetSeconds: sql<number>`coalesce((${offsetOf(eventId)}), 0)`.as('offset_seconds'),
      // The first picture that it took, to know it by.
      photoId: firstOf(eventId, sql`p.id`).as('photo_id'),
      fileName: firstOf(eventId, sql`p.file_name`).as('file_name'),
    })
    .from(photos)
    .where(and(eq(photos.eventId, eventId), isKept, isNotNull(photos.camera), isNotNull(photos.takenAt)))
    .groupBy(photos.camera)
    .orderBy(asc(sql`count(*) * -1`))
    .limit(50)
export type Camera = Awaited<ReturnType<typeof camerasStatement>>[number]

const firstOf = (eventId: string, column: SQL) =>
  sql<string>`(select ${column} from photos p where p.event_id = ${eventId} and p.camera = ${photos.camera}
    and p.state <> 'deleted' and p.taken_at is not null order by p.taken_at limit 1)`

const offsetOf = (eventId: string) =>
  sql`select c.offset_seconds from camera_clocks c where c.event_id = ${eventId} and c.camera = ${photos.camera}`

/** What an organiser says of a camera's clock. */
interface Said {
  camera: string
  correction: ClockCorrection
}

/** How far the clock of a camera was behind, in seconds. */
async function offsetFrom(ctx: Ctx, event: EventRow, { camera, correction }: Said): Promise<number> {
  if ('minutes' in correction) return correction.minutes * 60
  const right = likelyInstant(correction.takenAt, event.timeZone)
  if (!right) throw new Problem('request.invalid')
  const [photo] = await ctx.db
    .select({ takenAt: photos.takenAt, offset: sql<number>`coalesce((${offsetOf(event.id)}), 0)`.as('offset') })
    .from(photos)
    .where(and(eq(photos.id, correction.photo), eq(photos.eventId, event.id), eq(photos.camera, camera), isKept))
  if (!photo?.takenAt) throw new Problem('not_found')
  return photo.offset + Math.round((right.getTime() - photo.takenAt.getTime()) / 1000)
}

/** Says how far a camera's clock was behind, and moves what it took; what it brings in later is right from the start. Throws `not_found`, `request.invalid`. */
export async function setClock(ctx: Ctx, actorId: string, event: EventRow, said: Said): Promise<void> {
  const { camera } = said
  const offsetSeconds = await offsetFrom(ctx, event, said)
  const moved = sql`${photos.takenAt} + 1000 * (${offsetSeconds} - coalesce((${offsetOf(event.id)}), 0))`
  const [shifted] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ takenAt: moved, updatedAt: ctx.now })
      .where(and(eq(photos.eventId, event.id), eq(photos.camera, camera), isNotNull(photos.takenAt)))
      .returning({ id: photos.id }),
    insertWhen(
      ctx.db,
      cameraClocks,
      { eventId: event.id, camera, offsetSeconds },
      sql`changes() > 0`,
    ).onConflictDoUpdate({
      target: [cameraClocks.eventId, cameraClocks.camera],
      set: { offsetSeconds },
    }),
    auditWhenStatement(
      ctx,
      {
        ...{ action: 'photos.clock_corrected', actorId, subjectId: event.id },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      changedOne,
    ),
  ])
  if (shifted.length === 0) throw new Problem('not_found')
}
