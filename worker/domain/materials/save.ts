import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { type Actor, auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { touchStatement } from '../events/touch.ts'
import { maxMaterialsOfEvent, maxMaterialsOfSession } from './limits.ts'
import type { MaterialDetails } from './schema.ts'
import { materials, materialVersions } from './table.ts'

/** Who changes a material of which event. */
export interface Change extends Actor {
  event: Pick<EventRow, 'id' | 'organizationId'>
  /** Whose files count together, and what they may take of the event's store; absent: as much as the event. */
  share?: { of: SQL; maxBytes: number }
}

/** What the history says of a change of a material. */
export const entry = ({ actorId, actorName, event }: Change, subjectId: string) => ({
  actorId,
  actorName,
  subjectId,
  organizationId: event.organizationId,
  eventId: event.id,
})

const isOwnSession = ({ event }: Change, session: string | null) =>
  session === null ? sql`1` : sql`exists (select 1 from sessions where id = ${session} and event_id = ${event.id})`

/** Adds a material, still without a file; yields its id. Throws `storage.full` beyond 1,000 of an event or 50 of a session, `not_found` for a session elsewhere. */
export async function addMaterial(ctx: Ctx, change: Change, { session, ...details }: MaterialDetails): Promise<string> {
  const { actorId, event } = change
  const id = uuidv7(ctx.now)
  const fits = sql`(select count(*) from materials where event_id = ${event.id}) < ${maxMaterialsOfEvent}
    and (select count(*) from materials where event_id = ${event.id} and session_id = ${session}) < ${maxMaterialsOfSession}`
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const position = sql`(select coalesce(max(position), 0) + 1 from materials where event_id = ${event.id})`
  const row = { id, eventId: event.id, sessionId: session, ...details, position, addedBy: actorId, ...times }
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

/** A material of the event that is not deleted. */
const isMaterialOf = (eventId: string, id: string) =>
  and(eq(materials.id, id), eq(materials.eventId, eventId), isNull(materials.deletedAt))

interface Step {
  /** For the history. */
  action: string
  values: Partial<typeof materials.$inferInsert>
  /** What must hold of the material besides. */
  when?: SQL
}

/** One update of an event's material with its line in the history. Throws `not_found` where it did not apply. */
export async function changeMaterial(ctx: Ctx, change: Change, id: string, { action, values, when }: Step) {
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(materials)
      .set({ ...values, updatedAt: ctx.now })
      .where(and(isMaterialOf(change.event.id, id), when))
      .returning({ id: materials.id }),
    auditWhenStatement(ctx, { action, ...entry(change, id) }, changedOne),
    touchStatement(ctx, change.event.id),
  ])
  if (changed.length === 0) throw new Problem('not_found')
}

/** Changes what a material is, when it is given out and to whom. Throws `not_found`, also for a session elsewhere. */
export const editMaterial = (ctx: Ctx, change: Change, id: string, { session, ...details }: MaterialDetails) =>
  changeMaterial(ctx, change, id, {
    action: 'material.edited',
    values: { sessionId: session, ...details },
    when: isOwnSession(change, session),
  })

/** Takes a material from all readers at once. Throws `not_found`, also when it is withdrawn already. */
export const withdrawMaterial = (ctx: Ctx, change: Change, id: string) =>
  changeMaterial(ctx, change, id, {
    action: 'material.withdrawn',
    values: { withdrawnAt: ctx.now },
    when: isNull(materials.withdrawnAt),
  })

/** Gives a withdrawn material out again by its rule. Throws `not_found`. */
export const giveAgain = (ctx: Ctx, change: Change, id: string) =>
  changeMaterial(ctx, change, id, {
    action: 'material.given_again',
    values: { withdrawnAt: null },
    when: isNotNull(materials.withdrawnAt),
  })

/** Makes an earlier checked version the one that readers get. Throws `not_found`. */
export const bringBack = (ctx: Ctx, change: Change, id: string, versionId: string) =>
  changeMaterial(ctx, change, id, {
    action: 'material.brought_back',
    values: { currentVersionId: versionId },
    when: sql`exists (select 1 from ${materialVersions} where ${materialVersions.id} = ${versionId}
      and ${materialVersions.materialId} = ${id} and ${materialVersions.state} = 'ready')`,
  })
