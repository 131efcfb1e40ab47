import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { EventRow } from '../events/table.ts'
import { areSame, changesBetween } from './changes.ts'
import { confirmedStatement } from './queries.ts'
import { releasableOf, releasableStatements } from './releasable.ts'
import { releasesByWhomStatement, releasesPageOf, versionStatement } from './versions.ts'
import { warningsOf } from './warnings.ts'

/** The draft as its organisers see it: what a release would change, and what they should look at before. */
export async function getDraft(ctx: Ctx, event: EventRow) {
  const [[count], ...answers] = await ctx.db.batch([
    confirmedStatement(ctx, event.id),
    ...releasableStatements(ctx, event.id),
  ])
  const draft = releasableOf(answers)
  return { ...draft, warnings: warningsOf(event, draft.sessions, count?.confirmed ?? 0) }
}
export type Draft = Awaited<ReturnType<typeof getDraft>>

/** The same with a page of the versions released so far, the newest first. */
export async function getDraftAndReleases(ctx: Ctx, event: EventRow, before?: number) {
  const [rows, [count], ...answers] = await ctx.db.batch([
    releasesByWhomStatement(ctx, event.id, before),
    confirmedStatement(ctx, event.id),
    ...releasableStatements(ctx, event.id),
  ])
  const draft = releasableOf(answers)
  return { ...draft, ...releasesPageOf(rows), warnings: warningsOf(event, draft.sessions, count?.confirmed ?? 0) }
}
export type DraftAndReleases = Awaited<ReturnType<typeof getDraftAndReleases>>

/** A released version, and what was drafted otherwise and taking it back would replace. Throws `not_found`. */
export async function getVersionToTakeBack(ctx: Ctx, event: Pick<EventRow, 'id'>, number: number) {
  const [[found], ...answers] = await ctx.db.batch([
    versionStatement(ctx, event.id, number),
    ...releasableStatements(ctx, event.id),
  ])
  if (!found) throw new Problem('not_found')
  const { programme, texts, ...release } = found
  const draft = releasableOf(answers)
  return {
    release,
    programme,
    drafted: changesBetween(programme, draft.programme),
    isSame: areSame({ programme, texts }, draft),
  }
}
export type VersionToTakeBack = Awaited<ReturnType<typeof getVersionToTakeBack>>
