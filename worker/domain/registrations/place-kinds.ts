import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { kindNoticeStatement } from '../events/notice.ts'
import type { EventRow } from '../events/table.ts'
import { touchStatement } from '../events/touch.ts'
import { promotionStatements } from './promote.ts'
import { maxPlaceKinds, type PlaceKindFields } from './schema.ts'
import { accessCodes, placeKinds } from './table.ts'

interface Change {
  actorId: string
  event: EventRow
}

interface KindChange extends Change {
  placeKindId: string
}

const auditChange = (ctx: Ctx, action: string, { actorId, event }: Change, subjectId: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

const isKind = ({ event, placeKindId }: KindChange) =>
  and(eq(placeKinds.id, placeKindId), eq(placeKinds.eventId, event.id))

/** The place kinds of an event in their order. */
export const placeKindsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db.select().from(placeKinds).where(eq(placeKinds.eventId, eventId)).orderBy(asc(placeKinds.position))

/** The place kinds of an event with their codes and how many offers are open for each. */
export async function getPlaceKinds(ctx: Ctx, eventId: string) {
  const [kinds, codes, open] = await ctx.db.batch([
    placeKindsStatement(ctx, eventId),
    ctx.db.select().from(accessCodes).where(eq(accessCodes.eventId, eventId)).orderBy(asc(accessCodes.code)),
    ctx.db
      .select({
        placeKindId: sql<string>`place_kind_id`.as('kind'),
        count: sql<number>`count(*)`.as('open'),
        nextExpiresAt: sql<number | null>`min(expires_at)`.as('next_expires_at'),
      })
      .from(sql`offers`)
      .where(sql`event_id = ${eventId} and state = 'open'`)
      .groupBy(sql`place_kind_id`),
  ])
  return kinds.map((kind) => ({
    ...kind,
    codes: codes.filter(({ placeKindId }) => placeKindId === kind.id),
    offers: open.find(({ placeKindId }) => placeKindId === kind.id),
  }))
}
export type EditedPlaceKind = Awaited<ReturnType<typeof getPlaceKinds>>[number]

/** Adds a kind behind the others. Throws `place_kind.too_many`. */
export async function addPlaceKind(ctx: Ctx, change: Change, fields: PlaceKindFields): Promise<void> {
  const { event } = change
  const id = uuidv7(ctx.now)
  const own = sql`from place_kinds where event_id = ${event.id}`
  const row = {
    ...fields,
    capacity: fields.capacity ?? null,
    id,
    eventId: event.id,
    position: sql`(select coalesce(max(position) + 1, 0) ${own})`,
  }
  const [added] = await ctx.db.batch([
    insertWhen(ctx.db, placeKinds, row, sql`(select count(*) ${own}) < ${maxPlaceKinds}`).returning({
      id: placeKinds.id,
    }),
    auditChange(ctx, 'place_kind.added', change, id),
    touchStatement(ctx, event.id),
  ])
  if (added.length === 0) throw new Problem('place_kind.too_many')
}

/** Replaces what a kind says; more places go to the first in its line, fewer drop nobody. Throws `not_found`. */
export async function editPlaceKind(ctx: Ctx, change: KindChange, fields: PlaceKindFields): Promise<void> {
  const { event, placeKindId } = change
  const [, edited] = await ctx.db.batch([
    kindNoticeStatement(ctx, { eventId: event.id, placeKindId, place: fields.place }),
    ctx.db
      .update(placeKinds)
      .set({ ...fields, capacity: fields.capacity ?? null })
      .where(isKind(change))
      .returning({ id: placeKinds.id }),
    auditChange(ctx, 'place_kind.edited', change, placeKindId),
    touchStatement(ctx, event.id),
    ...promotionStatements(ctx, event.id),
  ])
  if (edited.length === 0) throw new Problem('not_found')
}

/** Moves a kind one place up in the order that people are shown; the first stays. Throws `not_found`. */
export async function raisePlaceKind(ctx: Ctx, change: KindChange): Promise<void> {
  const { event, placeKindId } = change
  const kinds = await placeKindsStatement(ctx, event.id)
  const index = kinds.findIndex(({ id }) => id === placeKindId)
  const [above, kind] = [kinds[index - 1], kinds[index]]
  if (!kind) throw new Problem('not_found')
  if (!above) return
  // Positions are unique within an event: one steps aside first, and where either was moved meanwhile nothing moves.
  const stands = (id: string, position: number) =>
    sql`exists (select 1 from place_kinds other where other.id = ${id} and other.position = ${position})`
  const move = (id: string, from: number, to: number, where?: SQL) =>
    ctx.db
      .update(placeKinds)
      .set({ position: to })
      .where(and(eq(placeKinds.id, id), eq(placeKinds.position, from), where))
  await ctx.db.batch([
    move(kind.id, kind.position, -1, stands(above.id, above.position)),
    move(above.id, above.position, kind.position, stands(kind.id, -1)),
    move(kind.id, -1, above.position),
    auditChange(ctx, 'place_kind.moved', change, placeKindId),
    touchStatement(ctx, event.id),
  ])
}

const isWanted = sql`(exists (select 1 from registrations, json_each(iif(preferences = '[]', json_array(place_kind_id), preferences)) wanted
  where registrations.event_id = place_kinds.event_id and (registrations.place_kind_id = place_kinds.id or wanted.value = place_kinds.id))
  or exists (select 1 from invitations where invitations.place_kind_id = place_kinds.id))`

/** Removes a kind that no registration names. Throws `not_found`, `place_kind.in_use`, `place_kind.last`. */
export async function removePlaceKind(ctx: Ctx, change: KindChange): Promise<void> {
  const { event, placeKindId } = change
  const kinds = await placeKindsStatement(ctx, event.id)
  if (!kinds.some(({ id }) => id === placeKindId)) throw new Problem('not_found')
  if (kinds.length === 1) throw new Problem('place_kind.last')
  const isFree = sql`not ${isWanted} and (select count(*) from place_kinds others where others.event_id = ${event.id}) > 1`
  const [, removed] = await ctx.db.batch([
    ctx.db
      .delete(accessCodes)
      .where(sql`place_kind_id in (select id from place_kinds where ${isKind(change)} and ${isFree})`),
    ctx.db
      .delete(placeKinds)
      .where(and(isKind(change), isFree))
      .returning({ id: placeKinds.id }),
    auditChange(ctx, 'place_kind.removed', change, placeKindId),
    touchStatement(ctx, event.id),
  ])
  if (removed.length === 0) throw new Problem('place_kind.in_use')
}

/** Adds a code to a kind. Answers `taken` where the event has it already. Throws `not_found`. */
export async function addAccessCode(
  ctx: Ctx,
  change: KindChange,
  { code, maxUses }: { code: string; maxUses?: number | undefined },
): Promise<'added' | 'taken'> {
  const { event, placeKindId } = change
  const id = uuidv7(ctx.now)
  const row = { id, eventId: event.id, placeKindId, code, maxUses: maxUses ?? null, createdAt: ctx.now }
  const isOwn = sql`exists (select 1 from place_kinds where ${isKind(change)})`
  const [added, , [kind]] = await ctx.db.batch([
    insertWhen(ctx.db, accessCodes, row, isOwn).onConflictDoNothing().returning({ id: accessCodes.id }),
    auditChange(ctx, 'access_code.added', change, placeKindId),
    ctx.db.select({ id: placeKinds.id }).from(placeKinds).where(isKind(change)),
  ])
  if (!kind) throw new Problem('not_found')
  return added.length === 1 ? 'added' : 'taken'
}

/** Makes a code worthless; who came by it stays. Throws `not_found`. */
export async function closeAccessCode(ctx: Ctx, change: Change, codeId: string): Promise<void> {
  const { event } = change
  const [closed] = await ctx.db.batch([
    ctx.db
      .update(accessCodes)
      .set({ maxUses: sql`uses` })
      .where(and(eq(accessCodes.id, codeId), eq(accessCodes.eventId, event.id)))
      .returning({ id: accessCodes.id }),
    auditChange(ctx, 'access_code.closed', change, codeId),
  ])
  if (closed.length === 0) throw new Problem('not_found')
}
