import { eq, ne, or, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { isTaken } from '#worker/core/sql.ts'
import { auditStatement } from '../audit/record.ts'
import { hostNames } from './hosts.ts'
import type { EventDetails } from './schema.ts'
import { wordStatements } from './search.ts'
import { type EventRow, events } from './table.ts'

interface Edit {
  actorId: string
  event: EventRow
  details: EventDetails
}

type Columns = Omit<EventDetails, 'capacity'>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The names of the columns that an edit changes; their texts stay out of the history. */
const changedColumns = (event: EventRow, columns: Columns) =>
  (Object.keys(columns) as (keyof Columns)[]).filter((name) => !same(event[name], columns[name]))

/** SEQUENCE grows when start or end move, by what the row holds and not by what was read before. */
const nextSequence = (columns: Columns) =>
  sql`${events.sequence} + (${or(ne(events.startsAt, columns.startsAt), ne(events.endsAt, columns.endsAt))})`

/** Decided by the row: somebody may publish the draft while it is edited. */
const slugWhileDraft = ({ slug }: Columns) =>
  sql`case when ${events.state} = 'draft' then ${slug} else ${events.slug} end`

/** Replaces what an event says of itself. The address of a published event stays: it is printed and mailed. Throws `slug.taken`. */
export async function editEvent(
  ctx: Ctx,
  { actorId, event, details }: Edit,
  also: readonly Statement[],
): Promise<EventRow> {
  const { capacity: _, ...given } = details
  const columns: Columns = event.state === 'draft' ? given : { ...given, slug: event.slug }
  const names = await hostNames(ctx, event.id)
  try {
    const [[edited]] = await ctx.db.batch([
      ctx.db
        .update(events)
        .set({ ...columns, slug: slugWhileDraft(columns), sequence: nextSequence(columns), updatedAt: ctx.now })
        .where(eq(events.id, event.id))
        .returning({ slug: events.slug }),
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
    return { ...event, ...columns, ...edited }
  } catch (error) {
    if (isTaken(error, 'events.slug')) throw new Problem('slug.taken')
    throw error
  }
}
