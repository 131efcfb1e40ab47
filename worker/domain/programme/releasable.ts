import { eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../events/queries.ts'
import { speakers } from '../speakers/table.ts'
import { areSame, changesBetween } from './changes.ts'
import { freeze, freezeTexts } from './frozen.ts'
import { type ProgrammeSession, programmeOf, programmeStatements } from './queries.ts'
import { contributors, type FrozenProgramme, type FrozenTexts, type ProgrammeChange, sessions } from './table.ts'
import { newestWholeStatement } from './versions.ts'

/** The draft as a release would freeze it. */
export interface Releasable {
  sessions: ProgrammeSession[]
  programme: FrozenProgramme
  texts: FrozenTexts
  /** The number of the newest version; 0 before the first. */
  newest: number
  /** What it would change for those who know the newest; empty before the first. */
  changes: ProgrammeChange[]
  /** Whether it says the same as the newest in every detail, those too that are no change of the programme. */
  isSame: boolean
}

const biographiesStatement = (ctx: Ctx, eventId: EventId) =>
  ctx.db
    .select({ id: speakers.id, biography: speakers.biography })
    .from(speakers)
    .where(
      inArray(
        speakers.id,
        ctx.db
          .select({ id: contributors.speakerId })
          .from(contributors)
          .innerJoin(sessions, eq(sessions.id, contributors.sessionId))
          .where(eq(sessions.eventId, eventId)),
      ),
    )

/** Everything that a release is made from, and the version before it. */
export const releasableStatements = (ctx: Ctx, eventId: EventId) =>
  [
    ...programmeStatements(ctx, eventId),
    biographiesStatement(ctx, eventId),
    newestWholeStatement(ctx, eventId),
  ] as const

type AnswersTo<Statements extends readonly unknown[]> = { [K in keyof Statements]: Awaited<Statements[K]> }
type Answers = AnswersTo<ReturnType<typeof releasableStatements>>

/** The answers put together: what a release would freeze and change. */
export function releasableOf([rows, parts, rooms, tracks, biographies, [newest]]: Answers): Releasable {
  const drafted = programmeOf(rows, parts, rooms, tracks)
  const frozen = {
    programme: freeze({ sessions: drafted, tracks, rooms }),
    texts: freezeTexts({ sessions: drafted, speakers: biographies }),
  }
  return {
    ...frozen,
    sessions: drafted,
    newest: newest?.number ?? 0,
    changes: newest ? changesBetween(newest.programme, frozen.programme) : [],
    isSame: newest !== undefined && areSame(newest, frozen),
  }
}

/** The draft of an event's programme, and what a release would change. */
export const getReleasable = async (ctx: Ctx, eventId: string): Promise<Releasable> =>
  releasableOf(await ctx.db.batch(releasableStatements(ctx, eventId)))
