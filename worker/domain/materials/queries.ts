import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { sessions } from '../programme/table.ts'
import { materials, materialVersions, type VersionRow } from './table.ts'

/** The sessions of the draft that a material may belong to. */
const sessionsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ id: sessions.id, number: sessions.number, title: sessions.title })
    .from(sessions)
    .where(eq(sessions.eventId, eventId))
    .orderBy(asc(sessions.number))
export type MaterialSession = Awaited<ReturnType<typeof sessionsStatement>>[number]

const newest = <T>(column: 'state' | 'error') =>
  sql<T | null>`(select ${sql.raw(column)} from material_versions v where v.material_id = materials.id order by number desc limit 1)`

const materialColumns = {
  material: materials,
  newestState: newest<VersionRow['state']>('state').as('newest_state'),
  isUploading: sql<number>`exists (
    select 1 from uploads where uploads.material_id = materials.id and uploads.finished_at is null)`.as('is_uploading'),
}

/** All materials of an event in the order of its sessions, what they take in the store, and the sessions to choose from. */
export async function listMaterials(ctx: Ctx, eventId: string) {
  const [rows, [used], choices] = await ctx.db.batch([
    ctx.db
      .select(materialColumns)
      .from(materials)
      .leftJoin(sessions, eq(sessions.id, materials.sessionId))
      .where(eq(materials.eventId, eventId))
      .orderBy(asc(sessions.number), asc(materials.id)),
    ctx.db
      .select({ bytes: sql<number>`coalesce(sum(${materialVersions.bytes}), 0)` })
      .from(materials)
      .innerJoin(materialVersions, eq(materialVersions.materialId, materials.id))
      .where(and(eq(materials.eventId, eventId), sql`${materialVersions.state} <> 'refused'`)),
    sessionsStatement(ctx, eventId),
  ])
  return { rows, usedBytes: used?.bytes ?? 0, sessions: choices }
}
export type MaterialList = Awaited<ReturnType<typeof listMaterials>>

/** One material with its versions, the newest first. Throws `not_found`. */
export async function getMaterial(ctx: Ctx, eventId: string, id: string) {
  const meant = and(eq(materials.id, id), eq(materials.eventId, eventId))
  const [[found], versions, choices] = await ctx.db.batch([
    ctx.db.select(materialColumns).from(materials).where(meant),
    ctx.db
      .select()
      .from(materialVersions)
      .where(
        eq(materialVersions.materialId, sql`(select id from materials where id = ${id} and event_id = ${eventId})`),
      )
      .orderBy(desc(materialVersions.number)),
    sessionsStatement(ctx, eventId),
  ])
  if (!found) throw new Problem('not_found')
  return { ...found, versions, sessions: choices }
}
export type MaterialDetail = Awaited<ReturnType<typeof getMaterial>>
