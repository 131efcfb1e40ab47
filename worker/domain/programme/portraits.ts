import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { speakers } from '../speakers/table.ts'
import { contributors, sessions } from './table.ts'
import { newestProgramme } from './versions.ts'

const portrait = { id: speakers.id, portraitKey: sql<string>`${speakers.portraitKey}`.as('portrait_key') }

/** The portraits of the speakers in an event's newest released programme; they are not frozen, so a new one shows at once. */
export const portraitsStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select(portrait)
    .from(speakers)
    .where(
      and(
        isNotNull(speakers.portraitKey),
        sql`${speakers.id} in (
          select person.value ->> 'id' from json_each(${newestProgramme(eventId)}, '$.speakers') person
        )`,
      ),
    )

/** The portrait of one speaker of an event's organization. */
export const portraitStatement = (ctx: Ctx, eventId: EventId, slug: string) =>
  ctx.db
    .select(portrait)
    .from(speakers)
    .innerJoin(events, eq(events.organizationId, speakers.organizationId))
    .where(and(eq(events.id, eventId), eq(speakers.slug, slug), isNotNull(speakers.portraitKey)))

/**
 * The portraits of who contributes to one session, by the draft: looking into the version would read every speaker there.
 * Who is in the version only is shown without.
 */
export const sessionPortraitsStatement = (ctx: Ctx, eventId: EventId, number: string) =>
  ctx.db
    .selectDistinct(portrait)
    .from(sessions)
    .innerJoin(contributors, eq(contributors.sessionId, sessions.id))
    .innerJoin(speakers, eq(speakers.id, contributors.speakerId))
    .where(
      and(
        eq(sessions.eventId, eventId),
        sql`${sessions.number} = cast(${number} as integer)`,
        isNotNull(speakers.portraitKey),
      ),
    )

export type Portrait = Awaited<ReturnType<typeof portraitsStatement>>[number]
