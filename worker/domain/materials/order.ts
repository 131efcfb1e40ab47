import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { touchStatement } from '../events/touch.ts'
import { type Change, entry } from './save.ts'
import type { MaterialMove } from './schema.ts'
import { type MaterialRow, materials } from './table.ts'

/**
 * Changes places with the neighbour among the materials of the same session, or of the event itself; at the end of the row,
 * or when the order changed meanwhile, nothing moves. Throws `not_found`.
 */
export async function moveMaterial(ctx: Ctx, change: Change, id: string, { direction }: MaterialMove): Promise<void> {
  const ofEvent = and(eq(materials.eventId, change.event.id), isNull(materials.deletedAt))
  const [moved] = await ctx.db
    .select()
    .from(materials)
    .where(and(eq(materials.id, id), ofEvent))
  if (!moved) throw new Problem('not_found')
  const isUp = direction === 'up'
  const beside = isUp ? lt(materials.position, moved.position) : gt(materials.position, moved.position)
  const [neighbour] = await ctx.db
    .select()
    .from(materials)
    .where(and(ofEvent, sql`${materials.sessionId} is ${moved.sessionId}`, beside))
    .orderBy(isUp ? desc(materials.position) : asc(materials.position))
    .limit(1)
  if (!neighbour) return
  const stands = (row: MaterialRow) => and(eq(materials.id, row.id), eq(materials.position, row.position))
  const bothStand = sql`(select count(*) from ${materials} where ${or(stands(moved), stands(neighbour))}) = 2`
  await ctx.db.batch([
    ctx.db
      .update(materials)
      .set({ position: sql`${moved.position + neighbour.position} - ${materials.position}`, updatedAt: ctx.now })
      .where(and(inArray(materials.id, [moved.id, neighbour.id]), bothStand)),
    auditWhenStatement(ctx, { action: 'material.moved', ...entry(change, id) }, sql`changes() = 2`),
    touchStatement(ctx, change.event.id),
  ])
}
