import { and, asc, desc, eq, gt, inArray, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { PhotoMove, PhotosPlacing } from '../schema.ts'
import { isKept } from '../shown.ts'
import { type PhotoState, photos } from '../table.ts'
import { changeStatement, isChosen, type Selection } from './change.ts'
import { deedStatement, getPhoto, type PhotoDeed } from './edit.ts'

/** What the list of all photos leaves out; moving past it would look like standing still. */
const unlisted: PhotoState[] = ['refused', 'deleted']

/** Changes places with the neighbour, of its album where only that is looked at; at the end, or when the order changed meanwhile, nothing moves. */
export async function movePhoto(
  ctx: Ctx,
  deed: PhotoDeed,
  { direction, album }: PhotoMove & { album?: string | undefined },
): Promise<void> {
  const photo = await getPhoto(ctx, deed.event, deed.photoId)
  const beside = direction === 'up' ? lt(photos.position, photo.position) : gt(photos.position, photo.position)
  const [neighbour] = await ctx.db
    .select()
    .from(photos)
    .where(
      and(
        ...[eq(photos.eventId, deed.event.id), album ? eq(photos.albumId, album) : undefined],
        ...[eq(photos.isInInbox, photo.isInInbox), notInArray(photos.state, unlisted), beside],
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

/** Where photos are to be put: beside one, or where the n-th of the others in a list stands; behind all where there is none. */
function aim({ event, chosen }: Selection, to: PhotosPlacing, list: SQL) {
  const ofEvent = eq(photos.eventId, event.id)
  if (!('place' in to)) {
    const id = 'before' in to ? to.before : to.after
    return sql`(select position from ${photos} where ${and(ofEvent, eq(photos.id, id), isKept)})`
  }
  const others = and(ofEvent, list, sql`not ${isChosen({ event, chosen })}`)
  return sql`(select position from ${photos} where ${others} order by position, id limit 1 offset ${to.place - 1})`
}

/**
 * Puts photos one behind another to another place, in the order in which they stand; all of the event are numbered anew. Yields
 * how many. Throws `not_found` where the photo beside which they should stand is not of the event.
 */
export async function placePhotos(ctx: Ctx, selection: Selection, to: PhotosPlacing, list: SQL): Promise<number> {
  const target = aim(selection, to, list)
  const side = 'after' in to ? 2 : 0
  const mayGo = 'place' in to ? undefined : sql`${target} is not null`
  const key = sql`case when ${isChosen(selection)} then coalesce(${target}, 9e9) else position end`
  const rank = sql`case when ${isChosen(selection)} then ${side} else 1 end`
  const [, moved] = await ctx.db.batch([
    ctx.db
      .update(photos)
      .set({ position: sql`placed.place` })
      .from(
        sql`(select id, row_number() over (order by ${key}, ${rank}, position, id) as place from ${photos}
          where ${eq(photos.eventId, selection.event.id)}) as placed`,
      )
      .where(and(sql`${photos.id} = placed.id`, sql`${photos.position} <> placed.place`, mayGo)),
    ctx.db
      .update(photos)
      .set({ updatedAt: ctx.now })
      .where(and(isChosen(selection), isKept, mayGo))
      .returning({ id: photos.id }),
    changeStatement(ctx, selection, 'photos.placed'),
  ])
  if (moved.length === 0 && !('place' in to)) throw new Problem('not_found')
  return moved.length
}
