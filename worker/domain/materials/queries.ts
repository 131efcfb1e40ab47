import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { EventRow } from '../events/table.ts'
import { sessions } from '../programme/table.ts'
import { deletedStatement } from './delete.ts'
import { downloadsStatement } from './downloads.ts'
import { storageStatement } from './storage.ts'
import { materials, materialVersions, uploads, type VersionRow } from './table.ts'

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

/** A material with how its newest version stands. */
export const materialColumns = {
  material: materials,
  newestState: newest<VersionRow['state']>('state').as('newest_state'),
  isUploading: sql<number>`exists (
    select 1 from uploads where uploads.material_id = materials.id and uploads.finished_at is null)`.as('is_uploading'),
}

const downloads = sql<number>`(
  select coalesce(sum(downloads), 0) from material_downloads d join material_versions v on v.id = d.version_id
  where v.material_id = materials.id)`.as('downloads_of_material')

/** All materials of an event in the order of its sessions, those just deleted, the store they take, and the sessions to choose from. */
export async function listMaterials(ctx: Ctx, event: Pick<EventRow, 'id' | 'organizationId'>) {
  const [rows, deleted, [storage], choices] = await ctx.db.batch([
    ctx.db
      .select({ ...materialColumns, downloads })
      .from(materials)
      .leftJoin(sessions, eq(sessions.id, materials.sessionId))
      .where(and(eq(materials.eventId, event.id), isNull(materials.deletedAt)))
      .orderBy(asc(sessions.number), asc(materials.sessionId), asc(materials.position), asc(materials.id)),
    deletedStatement(ctx, event.id),
    storageStatement(ctx, event),
    sessionsStatement(ctx, event.id),
  ])
  return { rows, deleted, storage: storage ?? { event: 0, organization: 0 }, sessions: choices }
}
export type MaterialList = Awaited<ReturnType<typeof listMaterials>>

/** The files of a material that are on their way. */
const openUploadsStatement = (ctx: Ctx, materialId: string) =>
  ctx.db
    .select({ id: uploads.id, fileName: uploads.fileName, bytes: uploads.bytes, uploadedBy: uploads.uploadedBy })
    .from(uploads)
    .where(and(eq(uploads.materialId, materialId), isNull(uploads.finishedAt)))
    .orderBy(asc(uploads.id))

/** One material with its versions, the newest first, what is on its way and how often it was fetched. Throws `not_found`. */
export async function getMaterial(ctx: Ctx, eventId: string, id: string) {
  const meant = and(eq(materials.id, id), eq(materials.eventId, eventId), isNull(materials.deletedAt))
  const [[found], versions, open, downloads, choices] = await ctx.db.batch([
    ctx.db.select(materialColumns).from(materials).where(meant),
    ctx.db
      .select()
      .from(materialVersions)
      .where(
        eq(materialVersions.materialId, sql`(select id from materials where id = ${id} and event_id = ${eventId})`),
      )
      .orderBy(desc(materialVersions.number)),
    openUploadsStatement(ctx, id),
    downloadsStatement(ctx, id),
    sessionsStatement(ctx, eventId),
  ])
  if (!found) throw new Problem('not_found')
  return { ...found, versions, uploads: open, downloads, sessions: choices }
}
export type MaterialDetail = Awaited<ReturnType<typeof getMaterial>>
