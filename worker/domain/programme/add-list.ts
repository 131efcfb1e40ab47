import { sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { insertFrom } from '#worker/core/sql.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import type { ListedSession } from './list.ts'
import { sessions } from './table.ts'

interface NewList {
  actorId: string
  event: EventRow
  /** Of the form: the same list sent twice is added once. */
  key: string
  /** In which the titles are written. */
  language: ContentLanguage
  sessions: readonly ListedSession[]
}

/** Adds many sessions at once, behind the last one; one statement, because a free plan counts them. */
export async function addList(ctx: Ctx, { actorId, event, key, language, sessions: listed }: NewList): Promise<void> {
  const rows = listed.map(({ title, kind, startsAt, endsAt }, index) => ({
    id: uuidv7(ctx.now),
    uid: `${key}-${index + 1}@lectern`,
    title: JSON.stringify({ [language]: title }),
    kind,
    startsAt: startsAt?.getTime() ?? null,
    endsAt: endsAt?.getTime() ?? null,
  }))
  const last = sql`(select coalesce(max(position), 0) from sessions where event_id = ${event.id})`
  const row = {
    id: sql`value ->> 'id'`,
    eventId: event.id,
    position: sql`${last} + key + 1`,
    kind: sql`value ->> 'kind'`,
    title: sql`value ->> 'title'`,
    abstract: {},
    startsAt: sql`value ->> 'startsAt'`,
    endsAt: sql`value ->> 'endsAt'`,
    uid: sql`value ->> 'uid'`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  await ctx.db.batch([
    insertFrom(ctx.db, sessions, row, sql`from json_each(${JSON.stringify(rows)}) where true`).onConflictDoNothing(),
    auditWhenStatement(
      ctx,
      {
        action: 'sessions.listed',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { sessions: listed.length },
      },
      sql`changes() > 0`,
    ),
  ])
}
