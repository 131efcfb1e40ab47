import { and, eq, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { touchStatement } from '../events/touch.ts'
import { type Change, changeMaterial, entry } from './save.ts'
import { materialDownloads, materials, materialVersions, uploadParts, uploads } from './table.ts'
import { objectPath } from './upload.ts'

/** How long a deleted material may be taken back. */
const undoMilliseconds = 86_400_000

const undoneSince = (ctx: Ctx) => new Date(ctx.now.getTime() - undoMilliseconds)

/** Deletes a material with all its versions: gone for everybody at once, for good after a day. Throws `not_found`. */
export const deleteMaterial = (ctx: Ctx, change: Change, id: string) =>
  changeMaterial(ctx, change, id, { action: 'material.deleted', values: { deletedAt: ctx.now } })

/** Takes a deletion back within a day of it. Throws `not_found`. */
export async function undeleteMaterial(ctx: Ctx, change: Change, id: string): Promise<void> {
  const { event } = change
  const [back] = await ctx.db.batch([
    ctx.db
      .update(materials)
      .set({ deletedAt: null, updatedAt: ctx.now })
      .where(and(eq(materials.id, id), eq(materials.eventId, event.id), gt(materials.deletedAt, undoneSince(ctx))))
      .returning({ id: materials.id }),
    auditWhenStatement(ctx, { action: 'material.undeleted', ...entry(change, id) }, changedOne),
    touchStatement(ctx, event.id),
  ])
  if (back.length === 0) throw new Problem('not_found')
}

/** What of an event was deleted and may be taken back. */
export const deletedStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ id: materials.id, title: materials.title })
    .from(materials)
    .where(and(eq(materials.eventId, eventId), gt(materials.deletedAt, undoneSince(ctx))))
    .orderBy(materials.deletedAt)

/** At most so many in one run: an invocation has 50 calls. */
const deletedARun = 20

/** Removes what was deleted more than a day ago: the rows at once, then the objects; those that stay are orphans for the next sweep. */
export async function sweepDeleted(ctx: Ctx): Promise<number> {
  const old = await ctx.db
    .select({ id: materials.id })
    .from(materials)
    .where(
      and(
        isNotNull(materials.deletedAt),
        lt(materials.deletedAt, undoneSince(ctx)),
        // Uploads on their way are swept as such, with their parts in the store.
        sql`not exists (select 1 from uploads where material_id = materials.id and finished_at is null)`,
      ),
    )
    .limit(deletedARun)
  if (old.length === 0) return 0
  const ids = old.map(({ id }) => id)
  const of = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const versionIds = ctx.db
    .select({ id: materialVersions.id })
    .from(materialVersions)
    .where(inArray(materialVersions.materialId, of))
  const uploadIds = ctx.db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.materialId, of))
  const [, versions] = await ctx.db.batch([
    ctx.db.delete(materialDownloads).where(inArray(materialDownloads.versionId, versionIds)),
    ctx.db
      .delete(materialVersions)
      .where(inArray(materialVersions.materialId, of))
      .returning({ objectKey: materialVersions.objectKey }),
    ctx.db.delete(uploadParts).where(inArray(uploadParts.uploadId, uploadIds)),
    ctx.db.delete(uploads).where(inArray(uploads.materialId, of)),
    ctx.db.delete(materials).where(inArray(materials.id, of)),
  ])
  // In groups of what one call takes.
  const paths = versions.map(({ objectKey }) => objectPath(objectKey))
  for (let at = 0; at < paths.length; at += 1000) await ctx.bucket.delete(paths.slice(at, at + 1000))
  return old.length
}
