import { and, asc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { sweepDeleted } from './delete.ts'
import { materialVersions, uploadParts, uploads } from './table.ts'
import { abortParts, objectPath } from './upload.ts'

export interface MaterialSweep {
  /** Uploads that nobody continued for a day. */
  abandoned: number
  /** Materials deleted more than a day ago. */
  deleted: number
  /** Objects removed because no row names them. */
  orphans: number
  /** Versions whose check was lost; it is sent again. */
  stuck: number
}

const day = 86_400_000

/** At most so many in one run: an invocation has 50 calls. */
const abandonedARun = 20

async function sweepUploads(ctx: Ctx, before: Date): Promise<number> {
  const old = await ctx.db
    .select()
    .from(uploads)
    .where(and(lt(uploads.updatedAt, before), isNull(uploads.finishedAt)))
    .orderBy(asc(uploads.updatedAt))
    .limit(abandonedARun)
  const aborted = await Promise.allSettled(old.map((upload) => abortParts(ctx, upload)))
  // What the store did not abort keeps its row, for the next night.
  const ids = old.flatMap(({ id }, index) => (aborted[index]?.status === 'fulfilled' ? [id] : []))
  await ctx.db.batch([
    ctx.db.delete(uploadParts).where(inArray(uploadParts.uploadId, ids)),
    ctx.db.delete(uploads).where(inArray(uploads.id, ids)),
    // What became a version needs no row of its way any more.
    ctx.db.delete(uploads).where(and(lt(uploads.finishedAt, before))),
  ])
  return ids.length
}

/** Of these keys, those that a version or an upload names. */
async function keysInUse(ctx: Ctx, keys: readonly string[]): Promise<Set<string>> {
  const asked = sql`(select value from json_each(${JSON.stringify(keys)}))`
  const rows = await ctx.db.batch([
    ctx.db
      .select({ key: materialVersions.objectKey })
      .from(materialVersions)
      .where(and(inArray(materialVersions.objectKey, asked), ne(materialVersions.state, 'refused'))),
    ctx.db.select({ key: uploads.objectKey }).from(uploads).where(inArray(uploads.objectKey, asked)),
  ])
  return new Set(rows.flat().map(({ key }) => key))
}

async function sweepObjects(ctx: Ctx, before: Date): Promise<number> {
  const prefix = objectPath('')
  let removed = 0
  let cursor: string | undefined
  do {
    const list = await ctx.bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const inUse = await keysInUse(
      ctx,
      list.objects.map(({ key }) => key.slice(prefix.length)),
    )
    const orphans = list.objects.filter(
      ({ key, uploaded }) => uploaded < before && !inUse.has(key.slice(prefix.length)),
    )
    if (orphans.length > 0) await ctx.bucket.delete(orphans.map(({ key }) => key))
    removed += orphans.length
    cursor = list.truncated ? list.cursor : undefined
  } while (cursor)
  return removed
}

/** Makes store and rows agree again: what is older than a day and named by nothing goes, lost checks are sent again. */
export async function sweepMaterials(ctx: Ctx): Promise<MaterialSweep> {
  const before = new Date(ctx.now.getTime() - day)
  const abandoned = await sweepUploads(ctx, before)
  const deleted = await sweepDeleted(ctx)
  const orphans = await sweepObjects(ctx, before)
  const stuck = await ctx.db
    .select({ id: materialVersions.id })
    .from(materialVersions)
    .where(and(eq(materialVersions.state, 'checking'), lt(materialVersions.updatedAt, before)))
    .limit(100)
  for (const { id } of stuck) await ctx.jobs.send({ job: 'material', versionId: id })
  return { abandoned, deleted, orphans, stuck: stuck.length }
}
