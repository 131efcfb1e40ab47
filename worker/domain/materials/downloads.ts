import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { materialDownloads, materialVersions } from './table.ts'

/** Players ask for the first two bytes to learn whether ranges are served; the download comes after it. */
const probeBytes = 2

/** Whether an answer begins a download: the whole, or a range from the first byte on. What goes on after a break, a 304 or a HEAD does not. */
export function beginsDownload(method: string, { status, headers }: Response): boolean {
  if (method !== 'GET') return false
  if (status === 200) return true
  return status === 206 && /^bytes 0-/.test(headers.get('content-range') ?? '') && lengthOf(headers) > probeBytes
}

const lengthOf = (headers: Headers) => Number(headers.get('content-length'))

/** Counts one download of a version today: one row written, after the answer has gone. */
export async function countDownload(ctx: Ctx, versionId: string): Promise<void> {
  const day = ctx.now.toISOString().slice(0, 10)
  await ctx.db
    .insert(materialDownloads)
    .values({ versionId, day, downloads: 1 })
    .onConflictDoUpdate({
      target: [materialDownloads.versionId, materialDownloads.day],
      set: { downloads: sql`${materialDownloads.downloads} + 1` },
    })
}

const daysShown = 30

/** The downloads of a material by day and version, the newest first. */
export const downloadsStatement = (ctx: Ctx, materialId: string) =>
  ctx.db
    .select({ number: materialVersions.number, day: materialDownloads.day, downloads: materialDownloads.downloads })
    .from(materialDownloads)
    .innerJoin(materialVersions, eq(materialVersions.id, materialDownloads.versionId))
    .where(eq(materialVersions.materialId, materialId))
    .orderBy(desc(materialDownloads.day), asc(materialVersions.number))
    .limit(daysShown)
