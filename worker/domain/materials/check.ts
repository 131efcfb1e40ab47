import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { events } from '../events/table.ts'
import { inspectFile, type ReadPiece } from './inspect.ts'
import { materials, materialVersions, type VersionRow } from './table.ts'
import type { FileType } from './types.ts'
import { objectPath } from './upload.ts'

const maxAttempts = 3

const isWaiting = (id: string) => and(eq(materialVersions.id, id), eq(materialVersions.state, 'checking'))

/** What a virus scanner says of a file. */
export type Verdict = 'clean' | 'infected' | 'unsure'

/** Asks the virus scanner; throws while there is no answer, so that the file is asked about again. */
export type Scan = (file: ReadableStream) => Promise<Verdict>

/** The scanner has not answered: the file stays in its check, however often. */
class Unanswered extends Error {}

/** Makes a version ready, and the one that readers get unless a newer one is; yields its event. */
async function accept(ctx: Ctx, version: VersionRow, type: FileType): Promise<string | undefined> {
  const [, , [material]] = await ctx.db.batch([
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
    ctx.db.select({ eventId: materials.eventId }).from(materials).where(eq(materials.id, version.materialId)),
    ctx.db
      .update(events)
      .set({ updatedAt: ctx.now })
      .where(inArray(events.id, sql`(select event_id from materials where id = ${version.materialId})`)),
  ])
  return material?.eventId
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

/** What the scanner's words make of a file. Throws `file.infected`, `file.unsure`, and `Unanswered` to be tried again. */
async function scanFile(ctx: Ctx, { objectKey }: VersionRow, scan: Scan): Promise<void> {
  const object = await ctx.bucket.get(objectPath(objectKey))
  if (!object) throw new Problem('file.damaged')
  const verdict = await scan(object.body).catch((error: unknown) => {
    throw new Unanswered(`the virus scanner has not answered: ${failureLine(error)}`)
  })
  if (verdict !== 'clean') throw new Problem(`file.${verdict}`)
}

/**
 * Checks a version by its content, and by the virus scanner where there is one, and gives or refuses it; yields the event
 * whose pages then show it. Delivered twice, it does the same or nothing; throws to be tried again.
 */
export async function checkVersion(ctx: Ctx, versionId: string, scan?: Scan): Promise<string | undefined> {
  const [version] = await ctx.db
    .update(materialVersions)
    .set({ attempts: sql`${materialVersions.attempts} + 1`, updatedAt: ctx.now })
    .where(isWaiting(versionId))
    .returning()
  if (!version) return undefined
  try {
    const type = await inspectFile(piecesOf(ctx, version.objectKey), version.bytes)
    if (scan) await scanFile(ctx, version, scan)
    return await accept(ctx, version, type)
  } catch (error) {
    const isRefused = error instanceof Problem
    if (!isRefused && (error instanceof Unanswered || version.attempts < maxAttempts)) throw error
    await refuse(ctx, version, isRefused ? error.code : 'file.damaged')
    return undefined
  }
}
