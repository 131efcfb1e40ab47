import { and, asc, desc, eq, gt, gte, inArray, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { PhotoMove } from '../schema.ts'
import { type PhotoState, photos } from '../table.ts'
import { deedStatement, getPhoto, ofDeed, type PhotoDeed } from './edit.ts'

/** What the list of all photos leaves out; moving past it would look like standing still. */
const unlisted: PhotoState[] = ['refused', 'deleted']

/** Changes places with the neighbour; at the end of the row, or when the order changed meanwhile, nothing moves. */
async function swap(ctx: Ctx, deed: PhotoDeed, direction: 'up' | 'down'): Promise<void> {
  const photo = await getPhoto(ctx, deed.event, deed.photoId)
  const beside = direction === 'up' ? lt(photos.position, photo.position) : gt(photos.position, photo.position)
  const [neighbour] = await ctx.db
    .select()
    .from(photos)
    .where(
      and(
        eq(photos.eventId, deed.event.id),
        eq(photos.isInInbox, photo.isInInbox),
        notInArray(photos.state, unlisted),
        beside,
      ),
    )
    .orderBy(direction === 'up' ? desc(photos.position) : asc(photos.position))
    .limit(1)
  if (!neighbour) return
  const stands = ({ id, position }: typeof photo) => and(eq(photos.id, id), eq(photos.position, position))
  const bothStand = sql`(select count(*) from ${photos} where ${or(stands(photo), stands(neighbour))}) = 2`
  await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ position: sql`${photo.position + neighbour.position} - ${photos.position}`, updatedAt: ctx.now })
      .where(and(inArray(photos.id, [photo.id, neighbour.id]), bothStand)),
    deedStatement(ctx, deed, 'photo.moved', sql`changes() = 2`),
  ])
}

type Place = Exclude<PhotoMove, { direction: string }>

/** Puts a photo before or behind another of the event; those that follow make room. Throws `not_found`. */
async function place(ctx: Ctx, deed: PhotoDeed, beside: Place): Promise<void> {
  const { event } = deed
  const [photoId, steps] = 'after' in beside ? [beside.after, 1] : [beside.before, 0]
  // The neighbour moves on too where the photo comes before it.
  const there = sql`(select position from ${photos} where ${ofDeed({ event, photoId })})`
  const follows = steps === 1 ? gt(photos.position, there) : gte(photos.position, there)
  const target = steps === 1 ? sql`${there} + 1` : sql`${there} - 1`
  const [, [moved]] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ position: sql`${photos.position} + 1` })
      .where(and(eq(photos.eventId, event.id), follows)),
    ctx.db
      .update(photos)
      .set({ position: target, updatedAt: ctx.now })
      .where(and(ofDeed(deed), sql`${there} is not null`))
      .returning({ id: photos.id }),
    deedStatement(ctx, deed, 'photo.moved'),
  ])
  if (!moved) throw new Problem('not_found')
}

/** Moves a photo by one, or to a place that somebody chose. Throws `not_found`. */
export const movePhoto = (ctx: Ctx, deed: PhotoDeed, move: PhotoMove): Promise<void> =>
  'direction' in move ? swap(ctx, deed, move.direction) : place(ctx, deed, move)
