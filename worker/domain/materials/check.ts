import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { inspectFile, type ReadPiece } from './inspect.ts'
import { materials, materialVersions, type VersionRow } from './table.ts'
import type { FileType } from './types.ts'
import { objectPath } from './upload.ts'

const maxAttempts = 3

const isWaiting = (id: string) => and(eq(materialVersions.id, id), eq(materialVersions.state, 'checking'))

/** Makes a version ready, and the one that readers get unless a newer one is. */
async function accept(ctx: Ctx, version: VersionRow, type: FileType): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(materialVersions).set({ state: 'ready', type, updatedAt: ctx.now }).where(isWaiting(version.id)),
    ctx.db
      .update(materials)
      .set({ currentVersionId: version.id, updatedAt: ctx.now })
      .where(
        and(
          eq(materials.id, version.materialId),
          sql`changes() = 1`,
          sql`not exists (select 1 from material_versions newer where newer.material_id = ${version.materialId}
            and newer.state = 'ready' and newer.number > ${version.number})`,
        ),
      ),
  ])
}

/** Refuses a version for good; its bytes go at once, its row tells the organiser why. */
async function refuse(ctx: Ctx, version: VersionRow, error: ProblemCode): Promise<void> {
  await ctx.db
    .update(materialVersions)
    .set({ state: 'refused', error, updatedAt: ctx.now })
    .where(isWaiting(version.id))
  await ctx.bucket.delete(objectPath(version.objectKey))
}

const piecesOf =
  (ctx: Ctx, objectKey: string): ReadPiece =>
  async (offset, length) => {
    const piece = await ctx.bucket.get(objectPath(objectKey), { range: { offset, length } })
    if (!piece) throw new Problem('file.damaged')
    return new Uint8Array(await piece.arrayBuffer())
  }

/** Checks a version by its content and gives or refuses it. Delivered twice, it does the same or nothing; throws to be tried again. */
export async function checkVersion(ctx: Ctx, versionId: string): Promise<void> {
  const [version] = await ctx.db
    .update(materialVersions)
    .set({ attempts: sql`${materialVersions.attempts} + 1`, updatedAt: ctx.now })
    .where(isWaiting(versionId))
    .returning()
  if (!version) return
  try {
    await accept(ctx, version, await inspectFile(piecesOf(ctx, version.objectKey), version.bytes))
  } catch (error) {
    if (error instanceof Problem) return refuse(ctx, version, error.code)
    if (version.attempts < maxAttempts) throw error
    await refuse(ctx, version, 'file.damaged')
  }
}
