import { eq, ne, or, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { refuseStale } from '#worker/core/revision.ts'
import { auditStatement } from '../audit/record.ts'
import { refuseTakenSlug } from './addresses.ts'
import { hostNames } from './hosts.ts'
import { noticeStatement } from './notice.ts'
import type { EventDetails } from './schema.ts'
import { wordStatements } from './search.ts'
import { type EventRow, events } from './table.ts'

interface Edit {
  actorId: string
  event: EventRow
  details: EventDetails
}

type Columns = Omit<EventDetails, 'capacity' | 'revision'>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The names of the columns that an edit changes; their texts stay out of the history. */
const changedColumns = (event: EventRow, columns: Columns) =>
  (Object.keys(columns) as (keyof Columns)[]).filter((name) => !same(event[name], columns[name]))

/** SEQUENCE grows when start or end move, by what the row holds and not by what was read before. */
const nextSequence = (columns: Columns) =>
  sql`${events.sequence} + (${or(ne(events.startsAt, columns.startsAt), ne(events.endsAt, columns.endsAt))})`

/** Replaces what an event says of itself. An earlier address goes on leading here. Throws `slug.taken`, and `revision.stale` where somebody saved meanwhile. */
export async function editEvent(
  ctx: Ctx,
  { actorId, event, details }: Edit,
  also: readonly Statement[],
): Promise<EventRow> {
  const { capacity: _, revision, ...columns } = details
  const names = await hostNames(ctx, event.id)
  await ctx.db
    .batch([
      noticeStatement(ctx, event.id, columns),
      ctx.db
        .update(events)
        .set({ ...columns, revision: revision + 1, sequence: nextSequence(columns), updatedAt: ctx.now })
        .where(eq(events.id, event.id)),
      ...wordStatements(ctx, { ...columns, id: event.id }, names),
      ...also,
      auditStatement(ctx, {
        action: 'event.edited',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { fields: changedColumns(event, columns) },
      }),
    ])
    .catch(refuseStale)
    .catch(refuseTakenSlug)
  return { ...event, ...columns }
}
