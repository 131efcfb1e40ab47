import { and, eq, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { type SQLiteColumn, unionAll } from 'drizzle-orm/sqlite-core'
import type { Ctx, JobMessage } from '#worker/core/context.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import { events } from '../events/table.ts'
import { organizations } from '../organizations/table.ts'
import { photos } from './table.ts'

export interface SweepCounts {
  /** Objects removed because no row names them. */
  originals: number
  pictures: number
  /** Ready photos whose sizes are not in the store. */
  missing: number
  /** Photos, covers and logos whose job was lost; it is sent again. */
  stuck: number
}

const day = 86_400_000

/** Bytes are stored before their row, and a queue may be late: what is younger than a day is left alone. */
const oldEnough = (ctx: Ctx) => new Date(ctx.now.getTime() - day)

/** `originals/KEY` and `pictures/KEY/name` alike. */
const keyOf = (path: string) => path.split('/')[1] ?? ''

const isAmong = (column: SQLiteColumn, keys: readonly string[]) =>
  inArray(column, sql`(select value from json_each(${JSON.stringify(keys)}))`)

const originalsInUse = (ctx: Ctx, keys: readonly string[]) =>
  unionAll(
    ctx.db
      .select({ key: sql<string>`${photos.originalKey}`.as('key') })
      .from(photos)
      .where(and(isAmong(photos.originalKey, keys), ne(photos.state, 'deleted'))),
    ctx.db
      .select({ key: sql<string>`${events.coverOriginalKey}`.as('key') })
      .from(events)
      .where(isAmong(events.coverOriginalKey, keys)),
    ctx.db
      .select({ key: sql<string>`${organizations.logoOriginalKey}`.as('key') })
      .from(organizations)
      .where(isAmong(organizations.logoOriginalKey, keys)),
  )

const picturesInUse = (ctx: Ctx, keys: readonly string[]) =>
  unionAll(
    ctx.db
      .select({ key: sql<string>`${photos.publicKey}`.as('key') })
      .from(photos)
      .where(and(isAmong(photos.publicKey, keys), ne(photos.state, 'deleted'))),
    ctx.db
      .select({ key: sql<string>`${events.coverKey}`.as('key') })
      .from(events)
      .where(isAmong(events.coverKey, keys)),
    ctx.db
      .select({ key: sql<string>`${organizations.logoKey}`.as('key') })
      .from(organizations)
      .where(isAmong(organizations.logoKey, keys)),
  )

/** Removes old objects under a prefix that no row names; adds every key that was met to `seen`. */
async function sweepPrefix(ctx: Ctx, prefix: string, inUse: typeof originalsInUse, seen: Set<string>): Promise<number> {
  let removed = 0
  let cursor: string | undefined
  do {
    const list = await ctx.bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const keys = [...new Set(list.objects.map((object) => keyOf(object.key)))]
    for (const key of keys) seen.add(key)
    const used = new Set((await inUse(ctx, keys)).map((row) => row.key))
    const orphans = list.objects.filter((object) => object.uploaded < oldEnough(ctx) && !used.has(keyOf(object.key)))
    if (orphans.length > 0) await ctx.bucket.delete(orphans.map((object) => object.key))
    removed += orphans.length
    cursor = list.truncated ? list.cursor : undefined
  } while (cursor)
  return removed
}

/** Covers and logos whose sizes nobody made within a day, as the messages that make them. */
async function lostJobs(ctx: Ctx): Promise<JobMessage[]> {
  const [covers, logos] = await ctx.db.batch([
    ctx.db
      .select({ id: events.id, original: events.coverOriginalKey, shown: events.coverKey })
      .from(events)
      .where(and(isNotNull(events.coverOriginalKey), isNull(events.coverError), lt(events.updatedAt, oldEnough(ctx)))),
    ctx.db
      .select({ id: organizations.id, original: organizations.logoOriginalKey, shown: organizations.logoKey })
      .from(organizations)
      .where(
        and(
          isNotNull(organizations.logoOriginalKey),
          isNull(organizations.logoError),
          lt(organizations.updatedAt, oldEnough(ctx)),
        ),
      ),
  ])
  return [
    ...covers
      .filter(({ original, shown }) => isBeingMade(original, shown, null))
      .map(({ id }): JobMessage => ({ job: 'cover', eventId: id })),
    ...logos
      .filter(({ original, shown }) => isBeingMade(original, shown, null))
      .map(({ id }): JobMessage => ({ job: 'logo', organizationId: id })),
  ]
}

/** Makes store and rows agree again: removes what no row names, sends lost jobs again, counts ready photos without bytes. */
export async function sweepPictures(ctx: Ctx): Promise<SweepCounts> {
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
  return { pictures, originals, missing: ready.filter(({ key }) => !seen.has(key)).length, stuck: again.length }
}
