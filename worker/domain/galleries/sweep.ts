import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import type { PictureHolder } from '#worker/core/images/held.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import { cover } from '../events/cover.ts'
import { logo } from '../organizations/logo.ts'
import { portrait } from '../speakers/portrait.ts'
import { purgePhotos } from './editing/delete.ts'
import { photos } from './table.ts'

export interface SweepCounts {
  /** Objects removed because no row names them. */
  originals: number
  pictures: number
  /** Ready photos whose sizes are not in the store. */
  missing: number
  /** Photos, covers, logos and portraits whose job was lost; it is sent again. */
  stuck: number
  /** Photos that were deleted more than 30 days ago. */
  purged: number
}

const day = 86_400_000

/** Bytes are stored before their row, and a queue may be late: what is younger than a day is left alone. */
const oldEnough = (ctx: Ctx) => new Date(ctx.now.getTime() - day)

/** `originals/KEY` and `pictures/KEY/name` alike. */
const keyOf = (path: string) => path.split('/')[1] ?? ''

const isAmong = (column: SQLiteColumn, keys: readonly string[]) =>
  inArray(column, sql`(select value from json_each(${JSON.stringify(keys)}))`)

const holders = [cover, logo, portrait] as const

/** Of these keys, those that the column of a holder's table names. */
const heldKeys = (ctx: Ctx, { table }: PictureHolder, column: SQLiteColumn, keys: readonly string[]) =>
  ctx.db
    .select({ key: sql<string>`${column}`.as('key') })
    .from(table)
    .where(isAmong(column, keys))

const photoKeys = (ctx: Ctx, column: SQLiteColumn, keys: readonly string[]) =>
  ctx.db
    .select({ key: sql<string>`${column}`.as('key') })
    .from(photos)
    .where(and(isAmong(column, keys), or(ne(photos.state, 'deleted'), isNotNull(photos.deletedAt))))

const originalsInUse = async (ctx: Ctx, keys: readonly string[]) =>
  ctx.db.batch([
    photoKeys(ctx, photos.originalKey, keys),
    ...holders.map((holder) => heldKeys(ctx, holder, holder.originalKey, keys)),
  ])

const picturesInUse = async (ctx: Ctx, keys: readonly string[]) =>
  ctx.db.batch([
    photoKeys(ctx, photos.publicKey, keys),
    ...holders.map((holder) => heldKeys(ctx, holder, holder.shownKey, keys)),
  ])

/** Removes old objects under a prefix that no row names; adds every key that was met to `seen`. */
async function sweepPrefix(ctx: Ctx, prefix: string, inUse: typeof originalsInUse, seen: Set<string>): Promise<number> {
  let removed = 0
  let cursor: string | undefined
  do {
    const list = await ctx.bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const keys = [...new Set(list.objects.map((object) => keyOf(object.key)))]
    for (const key of keys) seen.add(key)
    const used = new Set((await inUse(ctx, keys)).flat().map((row) => row.key))
    const orphans = list.objects.filter((object) => object.uploaded < oldEnough(ctx) && !used.has(keyOf(object.key)))
    if (orphans.length > 0) await ctx.bucket.delete(orphans.map((object) => object.key))
    removed += orphans.length
    cursor = list.truncated ? list.cursor : undefined
  } while (cursor)
  return removed
}

/** Pictures of holders whose sizes nobody made within a day, as the messages that make them. */
async function lostJobs(ctx: Ctx): Promise<JobMessage[]> {
  const lists = holders.map(async ({ table, originalKey, shownKey, error, job }) => {
    const rows = await ctx.db
      .select({
        id: sql<string>`${table.id}`,
        original: sql<string>`${originalKey}`,
        shown: sql<string | null>`${shownKey}`,
      })
      .from(table)
      .where(and(isNotNull(originalKey), isNull(error), lt(table.updatedAt, oldEnough(ctx))))
    return rows.filter(({ original, shown }) => isBeingMade(original, shown, null)).map(({ id }) => job(id))
  })
  return (await Promise.all(lists)).flat()
}

/** Makes store and rows agree again: removes what no row names, sends lost jobs again, counts ready photos without bytes. */
export async function sweepPictures(ctx: Ctx): Promise<SweepCounts> {
  const purged = await purgePhotos(ctx)
  const seen = new Set<string>()
  const pictures = await sweepPrefix(ctx, 'pictures/', picturesInUse, seen)
  const originals = await sweepPrefix(ctx, 'originals/', originalsInUse, new Set())
  const old = lt(photos.updatedAt, oldEnough(ctx))
  const [ready, stuck] = await ctx.db.batch([
    ctx.db
      .select({ key: photos.publicKey })
      .from(photos)
      .where(and(eq(photos.state, 'ready'), old)),
    ctx.db
      .select({ id: photos.id })
      .from(photos)
      .where(and(eq(photos.state, 'processing'), old))
      .limit(100),
  ])
  const again = [...stuck.map(({ id }): JobMessage => ({ job: 'photo', photoId: id })), ...(await lostJobs(ctx))]
  for (const message of again) await ctx.jobs.send(message)
  return { pictures, originals, missing: ready.filter(({ key }) => !seen.has(key)).length, stuck: again.length, purged }
}
