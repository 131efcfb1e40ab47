import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { touchStatement } from '../events/touch.ts'
import { maxMaterialsOfEvent } from './limits.ts'
import type { MaterialDetails } from './schema.ts'
import { materials, materialVersions } from './table.ts'

/** Who changes a material of which event. */
export interface Change {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
}

const entry = ({ actorId, event }: Change, subjectId: string) => ({
  actorId,
  subjectId,
  organizationId: event.organizationId,
  eventId: event.id,
})

const isOwnSession = ({ event }: Change, session: string | null) =>
  session === null ? sql`1` : sql`exists (select 1 from sessions where id = ${session} and event_id = ${event.id})`

/** Adds a material, still without a file; yields its id. Throws `storage.full` beyond 1,000 of an event, `not_found` for a session elsewhere. */
export async function addMaterial(ctx: Ctx, change: Change, { session, ...details }: MaterialDetails): Promise<string> {
  const { event } = change
  const id = uuidv7(ctx.now)
  const fits = sql`(select count(*) from materials where event_id = ${event.id}) < ${maxMaterialsOfEvent}`
  const row = { id, eventId: event.id, sessionId: session, ...details, createdAt: ctx.now, updatedAt: ctx.now }
  const [[made]] = await ctx.db.batch([
    insertWhen(ctx.db, materials, row, sql`${fits} and ${isOwnSession(change, session)}`).returning({
      id: materials.id,
    }),
    auditWhenStatement(ctx, { action: 'material.added', ...entry(change, id) }, changedOne),
    touchStatement(ctx, event.id),
  ])
  if (!made) throw new Problem('storage.full')
  return id
}

type Values = Partial<typeof materials.$inferInsert>

/** One update of an event's material with its line in the history; whether it applied. */
async function update(ctx: Ctx, change: Change, id: string, action: string, values: Values, when?: SQL) {
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(materials)
      .set({ ...values, updatedAt: ctx.now })
      .where(and(eq(materials.id, id), eq(materials.eventId, change.event.id), when))
      .returning({ id: materials.id }),
    auditWhenStatement(ctx, { action, ...entry(change, id) }, changedOne),
    touchStatement(ctx, change.event.id),
  ])
  if (changed.length === 0) throw new Problem('not_found')
}

/** Changes what a material is, when it is given out and to whom. Throws `not_found`, also for a session elsewhere. */
export const editMaterial = (ctx: Ctx, change: Change, id: string, { session, ...details }: MaterialDetails) =>
  update(ctx, change, id, 'material.edited', { sessionId: session, ...details }, isOwnSession(change, session))

/** Takes a material from all readers at once. Throws `not_found`, also when it is withdrawn already. */
export const withdrawMaterial = (ctx: Ctx, change: Change, id: string) =>
  update(ctx, change, id, 'material.withdrawn', { withdrawnAt: ctx.now }, isNull(materials.withdrawnAt))

/** Gives a withdrawn material out again by its rule. Throws `not_found`. */
export const giveAgain = (ctx: Ctx, change: Change, id: string) =>
  update(ctx, change, id, 'material.given_again', { withdrawnAt: null }, isNotNull(materials.withdrawnAt))

/** Makes an earlier checked version the one that readers get. Throws `not_found`. */
export const bringBack = (ctx: Ctx, change: Change, id: string, versionId: string) =>
  update(
    ctx,
    change,
    id,
    'material.brought_back',
    { currentVersionId: versionId },
    sql`exists (select 1 from ${materialVersions} where ${materialVersions.id} = ${versionId}
      and ${materialVersions.materialId} = ${id} and ${materialVersions.state} = 'ready')`,
  )
