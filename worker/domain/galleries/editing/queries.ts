import { and, asc, desc, eq, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { ProblemCode } from '#worker/core/problem.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { EventRow } from '../../events/table.ts'
import { objectorsStatement } from '../../registrations/consents.ts'
import { openRemovalsStatement } from '../removals/queries.ts'
import { type PhotoList, photoLists } from '../schema.ts'
import { settingsStatement } from '../settings.ts'
import { photosOfPage } from '../showing/queries.ts'
import { isKept } from '../shown.ts'
import { type AlbumRow, albums, type PhotoRow, photos } from '../table.ts'
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

/** A photo whose sizes are not made by then got stuck. */
const patience = 15 * 60_000

/** The condition that a photo waits for its sizes for so long that its job must have been lost. */
export const isStuck = (ctx: Ctx) =>
  and(eq(photos.state, 'processing'), lt(photos.updatedAt, new Date(ctx.now.getTime() - patience)))

/** What is told of the photos of an album at once. */
const figures = (ctx: Ctx, languages: readonly ContentLanguage[]) => ({
  albumId: photos.albumId,
  processing: inState('processing'),
  ready: inState('ready'),
  stuck: countOf(isStuck(ctx), 'stuck'),
  all: countOf(ofList(ctx, 'all'), 'listed'),
  undescribed: countOf(ofList(ctx, 'undescribed'), 'undescribed'),
  hidden: countOf(ofList(ctx, 'hidden'), 'hidden'),
  inbox: countOf(ofList(ctx, 'inbox'), 'in_inbox'),
  deleted: countOf(ofList(ctx, 'deleted'), 'restorable'),
  // Photos without a description in each language, as a list in the languages' order.
  missing: sql<number[]>`json_array(${sql.join(
    languages.map((language) => countOf(and(isListed, sql`coalesce(${photos.alt} ->> ${language}, '') = ''`), 'x').sql),
    sql`, `,
  )})`
    .mapWith((json: string): number[] => JSON.parse(json))
    .as('missing'),
})

/** All counts of a page from one look at the event's photos: album by album, so that nothing has to be sorted. */
const figuresStatement = (ctx: Ctx, { id, languages }: EventRow) =>
  ctx.db
    .select(figures(ctx, languages))
    .from(albums)
    .crossJoin(photos)
    .where(and(eq(albums.eventId, id), eq(photos.albumId, albums.id)))
    .groupBy(albums.position)
type Figures = Awaited<ReturnType<typeof figuresStatement>>[number]

const counted = ['processing', 'ready', 'stuck', ...photoLists] as const
type Counted = (typeof counted)[number]

const sum = (rows: readonly Figures[], name: Counted) => rows.reduce((all, row) => all + row[name], 0)

const totalsOf = (rows: readonly Figures[], languages: readonly ContentLanguage[]) => ({
  ...(Object.fromEntries(counted.map((name) => [name, sum(rows, name)])) as Record<Counted, number>),
  missing: languages.map((_, index) => rows.reduce((all, { missing }) => all + (missing[index] ?? 0), 0)),
})

export type ConsolePhoto = Omit<PhotoRow, 'error'> & { error: ProblemCode | null }

export interface ConsoleAlbum extends AlbumRow {
  count: number
}

export interface ConsoleGallery {
  albums: ConsoleAlbum[]
  photos: ConsolePhoto[]
  refused: ConsolePhoto[]
  totals: ReturnType<typeof totalsOf>
  /** How many photos the list has, on all its pages. */
  count: number
  /** From 1. */
  page: number
  pages: number
  /** The number of the page's first photo in the list. */
  first: number
  coverPhotoId: string | null
  takesFromAttendees: boolean
  /** Who asked not to be seen in pictures. */
  objectors: { name: string }[]
  /** Requests to take a picture away that wait for a decision. */
  openRemovals: number
}

const albumsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db.select().from(albums).where(eq(albums.eventId, eventId)).orderBy(asc(albums.position))

const withCounts = (rows: readonly AlbumRow[], counts: readonly Figures[]): ConsoleAlbum[] =>
  rows.map((album) => ({ ...album, count: counts.find(({ albumId }) => albumId === album.id)?.all ?? 0 }))

/** The albums of an event in their order, with how many photos each has. */
export async function albumsOf(ctx: Ctx, event: EventRow): Promise<ConsoleAlbum[]> {
  const [rows, counts] = await ctx.db.batch([albumsStatement(ctx, event.id), figuresStatement(ctx, event)])
  return withCounts(rows, counts)
}

const refusedStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select()
    .from(photos)
    .where(and(eq(photos.eventId, eventId), eq(photos.state, 'refused')))
    .orderBy(desc(photos.updatedAt))
    .limit(50)

/** What an organiser sees of an event's photos: those that need a hand, and a page of a list in its order; its last page where it has not so many. */
export async function consoleGallery(
  ctx: Ctx,
  event: EventRow,
  filter: PhotoFilter,
  page: number,
): Promise<ConsoleGallery> {
  const [albumRows, rows, counts, refused, [settings], objectors, [removals]] = await ctx.db.batch([
    albumsStatement(ctx, event.id),
    ctx.db
      .select()
      .from(photos)
      .where(and(eq(photos.eventId, event.id), inFilter(ctx, filter)))
      .orderBy(asc(photos.position), asc(photos.id))
      .limit(photosOfPage)
      .offset((page - 1) * photosOfPage),
    figuresStatement(ctx, event),
    refusedStatement(ctx, event.id),
    settingsStatement(ctx, event.id),
    objectorsStatement(ctx, event.id),
    openRemovalsStatement(ctx, event.id),
  ])
  const { list, album } = filter
  const count = sum(album ? counts.filter(({ albumId }) => albumId === album) : counts, list)
  const pages = Math.max(1, Math.ceil(count / photosOfPage))
  if (page > pages) return consoleGallery(ctx, event, filter, pages)
  return {
    albums: withCounts(albumRows, counts),
    photos: rows as ConsolePhoto[],
    refused: refused as ConsolePhoto[],
    totals: totalsOf(counts, event.languages),
    ...{ count, page, pages, first: (page - 1) * photosOfPage + 1 },
    coverPhotoId: settings?.coverPhotoId ?? null,
    takesFromAttendees: settings?.takesFromAttendees ?? false,
    objectors,
    openRemovals: removals?.count ?? 0,
  }
}

/** The next photo without a description behind one that was just described, else the first of all; undefined once there is none. */
export async function nextUndescribed(ctx: Ctx, eventId: string, photoId: string): Promise<string | undefined> {
  const isBefore = sql`${photos.position} <= (select p.position from photos p where p.id = ${photoId})`
  const [next] = await ctx.db
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.eventId, eventId), ofList(ctx, 'undescribed')))
    .orderBy(isBefore, asc(photos.position), asc(photos.id))
    .limit(1)
  return next?.id
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

/** Whether somebody brought in a picture by a link and it is made; for showing it to them, unless it is hidden. */
export async function isOwnPicture(ctx: Ctx, eventId: string, uploaderId: string, publicKey: string) {
  const [found] = await ctx.db
    .select({ id: photos.id })
    .from(photos)
    .where(
      and(
        eq(photos.publicKey, publicKey),
        eq(photos.eventId, eventId),
        eq(photos.uploadedBy, uploaderId),
        eq(photos.state, 'ready'),
      ),
    )
  return found !== undefined
}
