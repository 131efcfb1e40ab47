import { asc, eq } from 'drizzle-orm'
import { uuidv7 } from '#worker/core/ids.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import {
  type AccessCodeRow,
  accessCodes,
  offers,
  type PlaceKindRow,
  placeKinds,
  registrations,
  wishes,
} from '#worker/domain/registrations/table.ts'
import { ctx } from './context.ts'

/** Another place kind of an event, behind those it has. */
export async function makePlaceKind(
  event: Pick<EventRow, 'id'>,
  values: Partial<PlaceKindRow> & { position: number },
): Promise<PlaceKindRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(placeKinds)
    .values({ id: uuidv7(now), eventId: event.id, type: 'hub', name: { en: 'Hub' }, capacity: null, ...values })
    .returning()
  if (!row) throw new Error('no place kind')
  return row
}

/** A code that opens a place kind as often as one likes. */
export async function makeAccessCode(
  { id, eventId }: Pick<PlaceKindRow, 'id' | 'eventId'>,
  values: Partial<AccessCodeRow> = {},
): Promise<AccessCodeRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(accessCodes)
    .values({ id: uuidv7(now), eventId, placeKindId: id, code: 'LOTUS', createdAt: now, ...values })
    .returning()
  if (!row) throw new Error('no code')
  return row
}

/** The registrations of an event in order of arrival: state, and which kind is held. */
export async function placesOf(event: Pick<EventRow, 'id'>) {
  const rows = await ctx()
    .db.select({ email: registrations.email, state: registrations.state, kind: registrations.placeKindId })
    .from(registrations)
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registrations.number))
  return rows.map(({ state, kind }) => [state, kind] as const)
}

/** `taken` and `waiting` of each kind, as the counters say and as the rows say. */
export async function countsOf(event: Pick<EventRow, 'id'>) {
  const { db } = ctx()
  const [kinds, people, open, waits] = await db.batch([
    db.select().from(placeKinds).where(eq(placeKinds.eventId, event.id)).orderBy(asc(placeKinds.position)),
    db.select().from(registrations).where(eq(registrations.eventId, event.id)),
    db.select().from(offers).where(eq(offers.eventId, event.id)),
    db.select().from(wishes).where(eq(wishes.eventId, event.id)),
  ])
  const counted = kinds.map(({ id }) => [
    people.filter(({ state, placeKindId }) => state === 'confirmed' && placeKindId === id).length +
      open.filter(({ state, placeKindId }) => state === 'open' && placeKindId === id).length,
    waits.filter(({ placeKindId }) => placeKindId === id).length,
  ])
  return { counters: kinds.map(({ taken, waiting }) => [taken, waiting]), counted }
}

/** Takes back what tests left open: cron moves ten events at a time. */
export const takeBackOffers = () =>
  ctx().db.update(offers).set({ state: 'withdrawn', settledAt: new Date() }).where(eq(offers.state, 'open'))
