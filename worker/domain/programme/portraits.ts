import { and, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../events/queries.ts'
import { speakers } from '../speakers/table.ts'

/** The portraits of the speakers in an event's newest released programme; they are not frozen, so a new one shows at once. */
export const portraitsStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ id: speakers.id, portraitKey: sql<string>`${speakers.portraitKey}`.as('portrait_key') })
    .from(speakers)
    .where(
      and(
        isNotNull(speakers.portraitKey),
        sql`${speakers.id} in (
          select person.value ->> 'id' from json_each((
            select programme from programme_versions where event_id = ${eventId} order by number desc limit 1
          ), '$.speakers') person
        )`,
      ),
    )
export type Portrait = Awaited<ReturnType<typeof portraitsStatement>>[number]
