import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { fold } from '#worker/core/text/fold.ts'
import { auditStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { countsStatement } from './counts.ts'
import { placesStatement } from './find-availability.ts'
import { type PlaceKindRow, type RegistrationRow, type RegistrationState, registrations } from './table.ts'

export const pageSize = 50

export interface ListWish {
  /** Part of a name, marks ignored; with an @, part of an address. */
  search?: string | undefined
  state?: RegistrationState | undefined
  /** The number after which the page begins. */
  after?: number | undefined
}

const wished = (eventId: string, { search = '', state, after }: ListWish): SQL | undefined =>
  and(
    eq(registrations.eventId, eventId),
    state && eq(registrations.state, state),
    after === undefined ? undefined : gt(registrations.number, after),
    search.includes('@')
      ? sql`instr(${registrations.mailbox}, ${search.trim().toLowerCase()}) > 0`
      : sql`instr(${registrations.nameFolded}, ${fold(search)}) > 0`,
  )

export interface ListPage {
  rows: RegistrationRow[]
  /** How many there are by state. */
  counts: Partial<Record<RegistrationState, number>>
  places: Pick<PlaceKindRow, 'capacity' | 'taken' | 'waiting'>
  /** The number after which the next page begins; absent on the last. */
  next?: number
}

/** One page of an event's registrations in order of arrival, with the figures above it. */
export async function registrationPage(ctx: Ctx, eventId: string, wish: ListWish): Promise<ListPage> {
  const [rows, groups, [places]] = await ctx.db.batch([
    ctx.db
      .select()
      .from(registrations)
      .where(wished(eventId, wish))
      .orderBy(asc(registrations.number))
      .limit(pageSize + 1),
    countsStatement(ctx, eventId),
    placesStatement(ctx, eventId),
  ])
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    rows: shown,
    counts: Object.fromEntries(groups.map((group) => [group.state, group.count])),
    places: places ?? { capacity: null, taken: 0, waiting: 0 },
    ...(rows.length > pageSize && last ? { next: last.number } : {}),
  }
}

/** All registrations of an event in order of arrival, for a file; that they left the platform is written down. */
export async function exportRegistrations(
  ctx: Ctx,
  { id, organizationId }: Pick<EventRow, 'id' | 'organizationId'>,
  actorId: string,
): Promise<RegistrationRow[]> {
  const [rows] = await ctx.db.batch([
    ctx.db.select().from(registrations).where(eq(registrations.eventId, id)).orderBy(asc(registrations.number)),
    auditStatement(ctx, { action: 'registrations.exported', actorId, subjectId: id, organizationId, eventId: id }),
  ])
  return rows
}
