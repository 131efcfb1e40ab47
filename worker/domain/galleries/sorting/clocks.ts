import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { likelyInstant } from '#worker/core/time.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import type { ClockCorrection } from '../schema.ts'
import { isKept } from '../shown.ts'
import { cameraClocks, type PhotoRow, photos } from '../table.ts'

/** By how much the clocks of an event's cameras are corrected. */
export const clocksStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ camera: cameraClocks.camera, offsetSeconds: cameraClocks.offsetSeconds })
    .from(cameraClocks)
    .where(eq(cameraClocks.eventId, eventId))
type Clock = Awaited<ReturnType<typeof clocksStatement>>[number]

type Taken = Pick<PhotoRow, 'id' | 'camera' | 'takenAt' | 'fileName' | 'publicKey' | 'readyAt'>

/** A camera with the first picture that it took, to know it by. */
export interface Camera extends Clock {
  count: number
  /** By its corrected clock. */
  first: Date
  last: Date
  photoId: string
  fileName: string
  /** Of the picture, once it is made. */
  publicKey: string | null
}

const shownCameras = 50

/** The cameras that took these photos, those that took most first. */
export function camerasOf(photos: readonly Taken[], clocks: readonly Clock[]): Camera[] {
  const cameras = new Map<string, Camera>()
  const offsets = new Map(clocks.map(({ camera, offsetSeconds }) => [camera, offsetSeconds]))
  for (const { id, camera, takenAt, fileName, publicKey, readyAt } of photos) {
    if (!camera || !takenAt) continue
    const known = cameras.get(camera)
    const isFirst = !known || takenAt < known.first
    cameras.set(camera, {
      ...(isFirst ? { photoId: id, fileName, publicKey: readyAt && publicKey, first: takenAt } : known),
      ...{ camera, offsetSeconds: offsets.get(camera) ?? 0, count: (known?.count ?? 0) + 1 },
      last: !known || takenAt > known.last ? takenAt : known.last,
    })
  }
  const inOrder = [...cameras.values()].toSorted((one, other) => other.count - one.count || +one.first - +other.first)
  return inOrder.slice(0, shownCameras)
}

// The table is named: in a select of one table its columns are written without, and would be the subquery's own.
const offsetOf = (eventId: string) =>
  sql`select c.offset_seconds from camera_clocks c where c.event_id = ${eventId} and c.camera = photos.camera`

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
