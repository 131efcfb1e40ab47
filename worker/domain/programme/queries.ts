import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { EventId } from '../events/queries.ts'
import type { EventRow } from '../events/table.ts'
import { speakersStatement } from '../speakers/queries.ts'
import { type SpeakerRow, speakers } from '../speakers/table.ts'
import { type ContributorRole, contributors, type SessionRow, sessions } from './table.ts'

/** A speaker's part in a session, with what a page shows of the person. */
export interface Contribution {
  id: string
  sessionId: string
  role: ContributorRole
  position: number
  speaker: Pick<SpeakerRow, 'id' | 'slug' | 'name' | 'nativeName' | 'honorific' | 'position' | 'affiliation'>
}

export type ProgrammeSession = SessionRow & { contributors: Contribution[] }

const one = (sessionId: string | undefined) => (sessionId === undefined ? undefined : eq(sessions.id, sessionId))

/** The sessions of an event, or one of them, in the order of the programme; those without a start come last. */
export const sessionsStatement = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  ctx.db
    .select(getTableColumns(sessions))
    .from(sessions)
    .where(and(eq(sessions.eventId, eventId), one(sessionId)))
    .orderBy(sql`${sessions.startsAt} is null`, asc(sessions.startsAt), asc(sessions.position), asc(sessions.id))

/** Aliased where a contributor has a column of the same name: in a batch D1 answers with objects, in which equal names are one. */
const shownOfSpeaker = {
  id: sql`${speakers.id}`.mapWith(speakers.id).as('speaker_key'),
  slug: speakers.slug,
  name: speakers.name,
  nativeName: speakers.nativeName,
  honorific: speakers.honorific,
  position: sql`${speakers.position}`.mapWith(speakers.position).as('speaker_position'),
  affiliation: speakers.affiliation,
}

/** Who contributes to the sessions of an event, or to one of them, in protocol order. */
export const contributorsStatement = (ctx: Ctx, eventId: EventId, sessionId?: string) =>
  ctx.db
    .select({
      id: contributors.id,
      sessionId: contributors.sessionId,
      role: contributors.role,
      position: contributors.position,
      speaker: shownOfSpeaker,
    })
    .from(sessions)
    .innerJoin(contributors, eq(contributors.sessionId, sessions.id))
    .innerJoin(speakers, eq(speakers.id, contributors.speakerId))
    .where(and(eq(sessions.eventId, eventId), one(sessionId)))
    .orderBy(asc(contributors.position), asc(contributors.id))

/** The two answers put together: every session with its contributors. */
export function programmeOf(rows: readonly SessionRow[], parts: readonly Contribution[]): ProgrammeSession[] {
  const bySession = Map.groupBy(parts, (part) => part.sessionId)
  return rows.map((row) => ({ ...row, contributors: bySession.get(row.id) ?? [] }))
}

/** One session of an event with its contributors, and the speakers that could join them. Throws `not_found`. */
export async function getSession(ctx: Ctx, event: Pick<EventRow, 'id' | 'organizationId'>, sessionId: string) {
  const [[row], parts, known] = await ctx.db.batch([
    sessionsStatement(ctx, event.id, sessionId),
    contributorsStatement(ctx, event.id, sessionId),
    speakersStatement(ctx, event.organizationId),
  ])
  const [session] = programmeOf(row ? [row] : [], parts)
  if (!session) throw new Problem('not_found')
  return { session, known }
}
