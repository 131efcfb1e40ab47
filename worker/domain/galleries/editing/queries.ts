import { and, asc, desc, eq, gte, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { EventRow } from '../../events/table.ts'
import { objectorsStatement } from '../../registrations/consents.ts'
import { openRemovalsStatement } from '../removals/queries.ts'
import type { PhotoList } from '../schema.ts'
import { settingsStatement } from '../settings.ts'
import { photosOfPage } from '../showing/queries.ts'
import { isKept } from '../shown.ts'
import { type AlbumRow, albums, type PhotoRow, photos } from '../table.ts'
import { type Usage, usageStatement } from '../usage.ts'
import { isRestorable } from './delete.ts'

export interface GalleryProgress {
  processing: number
  ready: number
  refused: number
}

// Named, because a batch returns columns by name and these would share one.
const countOf = (condition: SQL | undefined, name: string) => sql<number>`count(*) filter (where ${condition})`.as(name)
const inState = (state: PhotoRow['state']) => countOf(eq(photos.state, state), state)

/** How many photos of an event are in which state. */
export async function galleryProgress(ctx: Ctx, eventId: string): Promise<GalleryProgress> {
  const [progress] = await ctx.db
    .select({ processing: inState('processing'), ready: inState('ready'), refused: inState('refused') })
    .from(photos)
    .where(eq(photos.eventId, eventId))
  return progress ?? { processing: 0, ready: 0, refused: 0 }
}

/** Which of an event's photos are looked at. */
export interface PhotoFilter {
  list: PhotoList
  /** Only those of one album. */
  album?: string | undefined
}

const isListed = and(isKept, ne(photos.state, 'refused'), eq(photos.isInInbox, false))

const ofList = (ctx: Ctx, list: PhotoList): SQL | undefined => {
  switch (list) {
    case 'all':
      return isListed
    case 'undescribed':
      return and(isListed, eq(photos.alt, {}))
    case 'hidden':
      return and(isListed, eq(photos.state, 'hidden'))
    case 'inbox':
      return and(isKept, eq(photos.isInInbox, true))
    case 'deleted':
      return isRestorable(ctx)
  }
}

/** The condition of a whole list. */
export const inFilter = (ctx: Ctx, { list, album }: PhotoFilter): SQL =>
  and(ofList(ctx, list), album ? eq(photos.albumId, album) : undefined) ?? sql`1`

/** What is told of all photos of an event at once. */
const totals = (ctx: Ctx, languages: readonly ContentLanguage[]) => ({
  processing: inState('processing'),
  ready: inState('ready'),
  all: countOf(ofList(ctx, 'all'), 'listed'),
  undescribed: countOf(ofList(ctx, 'undescribed'), 'undescribed'),
  hidden: countOf(ofList(ctx, 'hidden'), 'hidden'),
  inbox: countOf(ofList(ctx, 'inbox'), 'in_inbox'),
  deleted: countOf(ofList(ctx, 'deleted'), 'restorable'),
  untimed: countOf(and(isListed, sql`${photos.takenAt} is null`), 'untimed'),
  // Photos without a description in each language, as a list in the languages' order.
  missing: sql<number[]>`json_array(${sql.join(
    languages.map((language) => countOf(and(isListed, sql`coalesce(${photos.alt} ->> ${language}, '') = ''`), 'x').sql),
    sql`, `,
  )})`
    .mapWith((json: string): number[] => JSON.parse(json))
    .as('missing'),
})

export type ConsolePhoto = Omit<PhotoRow, 'error'> & { error: ProblemCode | null }

export interface ConsoleAlbum extends AlbumRow {
  count: number
}

export interface ConsoleGallery {
  albums: ConsoleAlbum[]
  photos: ConsolePhoto[]
  refused: ConsolePhoto[]
  totals: {
    [K in 'processing' | 'ready' | 'all' | 'undescribed' | 'hidden' | 'inbox' | 'deleted' | 'untimed']: number
  } & { missing: number[] }
  /** How many photos the list has, on all its pages. */
  count: number
  coverPhotoId: string | null
  takesFromAttendees: boolean
  /** Who asked not to be seen in pictures. */
  objectors: { name: string }[]
  /** Requests to take a picture away that wait for a decision. */
  openRemovals: number
  usage: Usage
  next: number | undefined
}

const albumsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      id: albums.id,
      eventId: albums.eventId,
      title: albums.title,
      position: albums.position,
      sessionId: albums.sessionId,
      createdAt: albums.createdAt,
      count: sql<number>`(select count(*) from ${photos} where ${and(eq(photos.albumId, albums.id), isListed)})`.as(
        'count',
      ),
    })
    .from(albums)
    .where(eq(albums.eventId, eventId))
    .orderBy(asc(albums.position))

/** What an organiser sees of an event's photos: those that need a hand first, then a list in its order, 60 from a cursor on. */
export async function consoleGallery(
  ctx: Ctx,
  { id: eventId, languages }: EventRow,
  filter: PhotoFilter,
  from: number,
): Promise<ConsoleGallery> {
  const ofEvent = eq(photos.eventId, eventId)
  const listed = and(ofEvent, inFilter(ctx, filter))
  const [albumRows, rows, [counted], refused, [total], [settings], [usage], objectors, [removals]] = await ctx.db.batch(
    [
      albumsStatement(ctx, eventId),
      ctx.db
        .select()
        .from(photos)
        .where(and(listed, gte(photos.position, from)))
        .orderBy(asc(photos.position), asc(photos.id))
        .limit(photosOfPage + 1),
      ctx.db
        .select({ count: sql<number>`count(*)`.as('count') })
        .from(photos)
        .where(listed),
      ctx.db
        .select()
        .from(photos)
        .where(and(ofEvent, eq(photos.state, 'refused')))
        .orderBy(desc(photos.updatedAt))
        .limit(50),
      ctx.db.select(totals(ctx, languages)).from(photos).where(ofEvent),
      settingsStatement(ctx, eventId),
      usageStatement(ctx, eventId),
      objectorsStatement(ctx, eventId),
      openRemovalsStatement(ctx, eventId),
    ],
  )
  if (!total || !usage) throw new Error('a count has no row')
  return {
    albums: albumRows,
    photos: rows.slice(0, photosOfPage) as ConsolePhoto[],
    refused: refused as ConsolePhoto[],
    totals: total,
    count: counted?.count ?? 0,
    coverPhotoId: settings?.coverPhotoId ?? null,
    takesFromAttendees: settings?.takesFromAttendees ?? false,
    objectors,
    openRemovals: removals?.count ?? 0,
    usage,
    next: rows[photosOfPage]?.position,
  }
}

const ownColumns = {
  publicKey: photos.publicKey,
  state: photos.state,
  isInInbox: photos.isInInbox,
  fileName: photos.fileName,
  width: photos.width,
  height: photos.height,
  error: photos.error,
}
export type OwnPhoto = Omit<Pick<PhotoRow, keyof typeof ownColumns>, 'error'> & { error: ProblemCode | null }

/** The newest of what somebody brought in by a link, and how many they brought. */
export async function ownPhotos(ctx: Ctx, eventId: string, uploaderId: string) {
  const own = and(eq(photos.eventId, eventId), eq(photos.uploadedBy, uploaderId), isKept)
  const [rows, [progress]] = await ctx.db.batch([
    ctx.db.select(ownColumns).from(photos).where(own).orderBy(desc(photos.createdAt), desc(photos.id)).limit(120),
    ctx.db
      .select({ total: sql<number>`count(*)`.as('total'), processing: inState('processing') })
      .from(photos)
      .where(own),
  ])
  return { photos: rows as OwnPhoto[], total: progress?.total ?? 0, processing: progress?.processing ?? 0 }
}
export type OwnPhotos = Awaited<ReturnType<typeof ownPhotos>>

/** Whether somebody brought in a picture by a link and it is made; for showing it to them. */
export async function isOwnPicture(ctx: Ctx, eventId: string, uploaderId: string, publicKey: string) {
  const [found] = await ctx.db
    .select({ id: photos.id })
    .from(photos)
    .where(
      and(
        eq(photos.publicKey, publicKey),
        eq(photos.eventId, eventId),
        eq(photos.uploadedBy, uploaderId),
        isKept,
        isNotNull(photos.readyAt),
      ),
    )
  return found !== undefined
}
