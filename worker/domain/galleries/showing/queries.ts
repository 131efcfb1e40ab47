import { and, asc, desc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { type EventId, eventStatement, publicEventId } from '../../events/queries.ts'
import type { EventRow } from '../../events/table.ts'
import { isShown } from '../shown.ts'
import { type AlbumRow, albums, gallerySettings, type PhotoRow, photos } from '../table.ts'
import { type GalleryEntrance, galleryDoorStatement } from './door.ts'

export const photosOfPage = 60

/** What everybody sees of a picture. */
export const publicColumns = {
  publicKey: photos.publicKey,
  width: photos.width,
  height: photos.height,
  alt: photos.alt,
  caption: photos.caption,
  credit: photos.credit,
  licence: photos.licence,
  thumbhash: photos.thumbhash,
}
export type PublicPhoto = Pick<PhotoRow, keyof typeof publicColumns>

export const shown = (eventId: string | SQLWrapper, more?: SQL) => and(eq(photos.eventId, eventId), isShown, more)

/** The order in which everybody sees pictures: the highlights first, then as the organiser put them. */
export const inOrder = [desc(photos.isHighlight), asc(photos.position), asc(photos.id)]

const shownOfAlbum = sql`from ${photos} where ${photos.albumId} = ${albums.id} and ${isShown}`

/** The picture in front of an album: the one that the organiser chose as cover, else the first. */
const frontId = sql`coalesce(
  (select ${photos.id} ${shownOfAlbum} and ${photos.id} = (
    select ${gallerySettings.coverPhotoId} from ${gallerySettings} where ${gallerySettings.eventId} = ${albums.eventId})),
  (select ${photos.id} ${shownOfAlbum} order by ${sql.join(inOrder, sql`, `)} limit 1))`

/** The albums that have anything to see, each with its number of pictures and the one in front. */
export const shownAlbumsStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({
      id: albums.id,
      title: albums.title,
      sessionId: albums.sessionId,
      position: albums.position,
      count: sql<number>`(select count(*) ${shownOfAlbum})`.as('count'),
      publicKey: photos.publicKey,
      width: photos.width,
      height: photos.height,
      thumbhash: photos.thumbhash,
      alt: photos.alt,
    })
    .from(albums)
    .innerJoin(photos, eq(photos.id, frontId))
    .where(eq(albums.eventId, eventId))
    .orderBy(asc(albums.position), asc(albums.id))
export type ShownAlbum = Awaited<ReturnType<typeof shownAlbumsStatement>>[number]

/** Which pictures of an event are looked at. */
export interface GalleryPart {
  /** Only those of one album. */
  album?: string | undefined
  /** From 1. */
  page: number
}

export interface PublicGallery {
  event: EventRow
  /** Who may see it at all. */
  door: GalleryEntrance
  albums: ShownAlbum[]
  /** The one that is looked at; undefined: all of the event. */
  album: ShownAlbum | undefined
  photos: PublicPhoto[]
  page: number
  pages: number
  /** How many photos stand before the first of this page. */
  before: number
  total: number
}

/** The photos of a public event or of one of its albums, 60 to a page, in one round trip; undefined when there is no such event, album or page. */
export async function publicGallery(
  ctx: Ctx,
  slug: string,
  { album: albumId, page }: GalleryPart,
): Promise<PublicGallery | undefined> {
  const id = publicEventId(slug)
  const before = (page - 1) * photosOfPage
  const [[event], [door], shownAlbums, rows] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    shownAlbumsStatement(ctx, id),
    ctx.db
      .select(publicColumns)
      .from(photos)
      .where(shown(id, albumId === undefined ? undefined : eq(photos.albumId, albumId)))
      .orderBy(...inOrder)
      .limit(photosOfPage)
      .offset(before),
  ])
  const album = shownAlbums.find((one) => one.id === albumId)
  const total = album?.count ?? shownAlbums.reduce((sum, { count }) => sum + count, 0)
  const pages = Math.max(1, Math.ceil(total / photosOfPage))
  if (!event || !door || page > pages || (albumId !== undefined && !album)) return undefined
  return { event, door, albums: shownAlbums, album, photos: rows, page, pages, before, total }
}

export interface PublicPhotoView {
  event: EventRow
  /** Who may see it at all. */
  door: GalleryEntrance
  album: Pick<AlbumRow, 'id' | 'title'>
  photo: PublicPhoto
  previousKey: string | undefined
  nextKey: string | undefined
  /** Its place in the gallery, from 1. */
  number: number
  total: number
}

/** A column of the photo that is looked at. */
const of = (key: string, column: SQLiteColumn) =>
  sql`(select ${column} from ${photos} where ${photos.publicKey} = ${key})`

/** Whether a row stands before or behind that photo, among the highlights or among the others as it does, or in the other group. */
const standing = (key: string, sign: '<' | '<=' | '>') => {
  const is = sql.raw(sign)
  const group = of(key, photos.isHighlight)
  return {
    inGroup: sql`${photos.isHighlight} = ${group} and (${photos.position}, ${photos.id}) ${is} (${of(key, photos.position)}, ${of(key, photos.id)})`,
    inOther: sign === '>' ? sql`${photos.isHighlight} < ${group}` : sql`${photos.isHighlight} > ${group}`,
  }
}

const inReverse = [asc(photos.isHighlight), desc(photos.position), desc(photos.id)]

/** The photo next to one, in its group and in the other: two statements, each of which reads one row along the index. */
const besideStatements = (ctx: Ctx, eventId: EventId, key: string, side: '<' | '>') => {
  const { inGroup, inOther } = standing(key, side)
  const first = (condition: SQL) =>
    ctx.db
      .select({ key: photos.publicKey })
      .from(photos)
      .where(shown(eventId, condition))
      .orderBy(...(side === '>' ? inOrder : inReverse))
      .limit(1)
  return [first(inGroup), first(inOther)] as const
}

/** Of all shown photos of an event, how many there are and which one this is, from 1. */
const placeStatement = (ctx: Ctx, eventId: EventId, key: string) => {
  const { inGroup, inOther } = standing(key, '<=')
  return ctx.db
    .select({
      total: sql<number>`count(*)`.as('total'),
      number: sql<number>`count(*) filter (where ${inOther} or ${inGroup})`.as('number'),
    })
    .from(photos)
    .where(shown(eventId))
}

/** One photo of a public event with its neighbours, in one round trip; undefined when it is not public. */
export async function publicPhoto(ctx: Ctx, slug: string, publicKey: string): Promise<PublicPhotoView | undefined> {
  const id = publicEventId(slug)
  const [[event], [door], [found], [place], [before], [farBefore], [after], [farAfter]] = await ctx.db.batch([
    eventStatement(ctx, id),
    galleryDoorStatement(ctx, id),
    ctx.db
      .select({ ...publicColumns, albumId: photos.albumId, albumTitle: albums.title })
      .from(photos)
      .innerJoin(albums, eq(albums.id, photos.albumId))
      .where(shown(id, eq(photos.publicKey, publicKey))),
    placeStatement(ctx, id, publicKey),
    ...besideStatements(ctx, id, publicKey, '<'),
    ...besideStatements(ctx, id, publicKey, '>'),
  ])
  if (!event || !door || !found || !place) return undefined
  const { albumId, albumTitle, ...photo } = found
  const previousKey = (before ?? farBefore)?.key
  const nextKey = (after ?? farAfter)?.key
  return { event, door, album: { id: albumId, title: albumTitle }, photo, previousKey, nextKey, ...place }
}
