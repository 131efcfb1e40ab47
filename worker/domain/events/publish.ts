import { and, eq, notExists, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { hostNames } from './hosts.ts'
import { wordStatements } from './search.ts'
import { type EventRow, events } from './table.ts'

const untitledLanguages = (ctx: Ctx) =>
  ctx.db
    .select({ language: sql`value` })
    .from(sql`json_each(${events.languages})`)
    .where(sql`coalesce(json_extract(${events.title}, '$.' || value), '') = ''`)

/** Holds behind the statement that publishes an event, in its batch: what comes with it is not kept where it was refused. */
export const isPublishedNow = (ctx: Ctx, eventId: string) =>
  sql`exists (select 1 from ${events} where ${and(eq(events.id, eventId), eq(events.publishedAt, ctx.now))})`

/** Makes a draft public and searchable; `also` are the pieces of other nouns. Throws `event.already_published`, `event.cancelled`, or `event.incomplete` where a language lacks its title. */
export async function publishEvent(
  ctx: Ctx,
  actorId: string,
  event: EventRow,
  also: readonly Statement[] = [],
): Promise<void> {
  if (event.state === 'published') throw new Problem('event.already_published')
  if (event.state === 'cancelled') throw new Problem('event.cancelled')
  const names = await hostNames(ctx, event.id)
  const [published] = await ctx.db.batch([
    ctx.db
      .update(events)
      .set({ state: 'published', publishedAt: ctx.now, updatedAt: ctx.now })
      .where(and(eq(events.id, event.id), eq(events.state, 'draft'), notExists(untitledLanguages(ctx))))
      .returning({ id: events.id }),
    auditWhenStatement(
      ctx,
      {
        action: 'event.published',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
      },
      changedOne,
    ),
    ...wordStatements(ctx, event, names),
    ...also,
  ])
  if (published.length === 0) throw new Problem('event.incomplete')
}
