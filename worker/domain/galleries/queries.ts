import { and, asc, desc, eq, gt, gte, lt, lte, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import { eventStatement, publicEventId } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { type AlbumRow, albums, type PhotoRow, photos } from './table.ts'

export const photosOfPage = 60

const publicColumns = {
  publicKey: photos.publicKey,
  width: photos.width,
  height: photos.height,
  alt: photos.alt,
  caption: photos.caption,
  position: photos.position,
}
export type PublicPhoto = Pick<PhotoRow, keyof typeof publicColumns>

const ready = (eventId: string | SQLWrapper, more?: SQL) =>
  and(eq(photos.eventId, eventId), eq(photos.state, 'ready'), more)

const countStatement = (ctx: Ctx, condition: SQL | undefined) =>
  ctx.db.select({ count: sql<number>`count(*)` }).from(photos).where(condition)

const firstAlbumTitle = (ctx: Ctx, eventId: string | SQLWrapper) =>
  ctx.db.select().from(albums).where(eq(albums.eventId, eventId)).orderBy(asc(albums.position)).limit(1)

export interface PublicGallery {
  event: EventRow
  album: AlbumRow | undefined
  photos: PublicPhoto[]
  /** How many photos stand before the first of this page. */
  before: number
  total: number
  /** The cursor of the next page, when there is one. */
  next: number | undefined
}

/** The ready photos of a public event after a cursor, 60 at a time, in one round trip; undefined when the event is not public. */
export async function publicGallery(ctx: Ctx, slug: string, after: number): Promise<PublicGallery | undefined> {
  const id = publicEventId(slug)
  const [[event], [album], rows, [before], [total]] = await ctx.db.batch([
    eventStatement(ctx, id),
    firstAlbumTitle(ctx, id),
    ctx.db
      .select(publicColumns)
      .from(photos)
      .where(ready(id, gt(photos.position, after)))
      .orderBy(asc(photos.position), asc(photos.id))
      .limit(photosOfPage + 1),
    countStatement(ctx, ready(id, lte(photos.position, after))),
    countStatement(ctx, ready(id)),
  ])
  if (!event) return undefined
  const page = rows.slice(0, photosOfPage)
  const next = rows.length > photosOfPage ? page.at(-1)?.position : undefined
  return { event, album, photos: page, before: before?.count ?? 0, total: total?.count ?? 0, next }
}

export interface PublicPhotoView {
  event: EventRow
  album: AlbumRow | undefined
  photo: PublicPhoto
  previousKey: string | undefined
  nextKey: string | undefined
  /** Its place in the gallery, from 1. */
  number: number
  total: number
}

/** One ready photo of a public event with its neighbours, in one round trip; undefined when it is not public. */
export async function publicPhoto(ctx: Ctx, slug: string, publicKey: string): Promise<PublicPhotoView | undefined> {
  const id = publicEventId(slug)
  const place = ctx.db.select({ position: photos.position }).from(photos).where(eq(photos.publicKey, publicKey))
  const beside = (condition: SQL, order: SQL) =>
    ctx.db.select({ key: photos.publicKey }).from(photos).where(ready(id, condition)).orderBy(order).limit(1)
  const [[event], [album], [photo], [previous], [next], [number], [total]] = await ctx.db.batch([
    eventStatement(ctx, id),
    firstAlbumTitle(ctx, id),
    ctx.db
      .select(publicColumns)
      .from(photos)
      .where(ready(id, eq(photos.publicKey, publicKey))),
    beside(lt(photos.position, place), desc(photos.position)),
    beside(gt(photos.position, place), asc(photos.position)),
    countStatement(ctx, ready(id, lte(photos.position, place))),
    countStatement(ctx, ready(id)),
  ])
  if (!event || !photo) return undefined
  return {
    event,
    album,
    photo,
    previousKey: previous?.key,
    nextKey: next?.key,
    number: number?.count ?? 0,
    total: total?.count ?? 0,
  }
}

export interface GalleryProgress {
  processing: number
  ready: number
  refused: number
}

const progressStatement = (ctx: Ctx, eventId: string) => {
  // Named, because a batch returns columns by name and these three would share one.
  const countIn = (state: string) => sql<number>`count(*) filter (where ${photos.state} = ${state})`.as(state)
  return ctx.db
    .select({ processing: countIn('processing'), ready: countIn('ready'), refused: countIn('refused') })
    .from(photos)
    .where(eq(photos.eventId, eventId))
}

const nothing: GalleryProgress = { processing: 0, ready: 0, refused: 0 }

/** How many photos of an event are in which state. */
export const galleryProgress = async (ctx: Ctx, eventId: string): Promise<GalleryProgress> =>
  (await progressStatement(ctx, eventId))[0] ?? nothing

export type ConsolePhoto = Omit<PhotoRow, 'error'> & { error: ProblemCode | null }

export interface ConsoleGallery {
  albums: AlbumRow[]
  photos: ConsolePhoto[]
  refused: ConsolePhoto[]
  progress: GalleryProgress
  next: number | undefined
}

/** What an organiser sees of an event's photos: those that need a hand first, then all in their order, 60 from a cursor on. */
export async function consoleGallery(ctx: Ctx, eventId: string, from: number): Promise<ConsoleGallery> {
  const inState = (condition: SQL) => and(eq(photos.eventId, eventId), condition)
  const [albumRows, rows, refused, [progress]] = await ctx.db.batch([
    ctx.db.select().from(albums).where(eq(albums.eventId, eventId)).orderBy(asc(albums.position)),
    ctx.db
      .select()
      .from(photos)
      .where(and(inState(ne(photos.state, 'deleted')), ne(photos.state, 'refused'), gte(photos.position, from)))
      .orderBy(asc(photos.position), asc(photos.id))
      .limit(photosOfPage + 1),
    ctx.db
      .select()
      .from(photos)
      .where(inState(eq(photos.state, 'refused')))
      .orderBy(desc(photos.updatedAt))
      .limit(50),
    progressStatement(ctx, eventId),
  ])
  return {
    albums: albumRows,
    photos: rows.slice(0, photosOfPage) as ConsolePhoto[],
    refused: refused as ConsolePhoto[],
    progress: progress ?? nothing,
    next: rows[photosOfPage]?.position,
  }
}
