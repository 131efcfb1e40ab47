import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { touchStatement } from '../events/touch.ts'
import { speakers } from '../speakers/table.ts'
import { changesBetween } from './changes.ts'
import { freeze, freezeTexts } from './frozen.ts'
import { programmeOf, programmeStatements } from './queries.ts'
import {
  contributors,
  type FrozenProgramme,
  type FrozenTexts,
  type ProgrammeChange,
  programmeVersions,
  sessions,
} from './table.ts'
import { newestVersionStatement } from './versions.ts'

const biographiesStatement = (ctx: Ctx, eventId: string) =>
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

const noProgramme: FrozenProgramme = { sessions: [], tracks: [], rooms: [], speakers: [] }

/** The draft as a release would freeze it. */
export interface Releasable {
  programme: FrozenProgramme
  texts: FrozenTexts
  /** The number of the newest version; 0 before the first. */
  newest: number
  /** What it would change for those who know the newest; empty before the first. */
  changes: ProgrammeChange[]
}

/** The draft of an event's programme, and what a release would change. */
export async function getReleasable(ctx: Ctx, eventId: string): Promise<Releasable> {
  const [rows, parts, rooms, tracks, biographies, [newest]] = await ctx.db.batch([
    ...programmeStatements(ctx, eventId),
    biographiesStatement(ctx, eventId),
    newestVersionStatement(ctx, eventId),
  ])
  const drafted = programmeOf(rows, parts, rooms, tracks)
  const programme = freeze({ sessions: drafted, tracks, rooms })
  return {
    programme,
    texts: freezeTexts({ sessions: drafted, speakers: biographies }),
    newest: newest?.number ?? 0,
    changes: newest ? changesBetween(newest.programme ?? noProgramme, programme) : [],
  }
}

interface NewRelease {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  releasable: Releasable
  note: Localized
}

/** Freezes a draft as the next version, where the newest is still the one it was compared with; for the batch of its cause. */
export function releaseStatements(ctx: Ctx, { actorId, event, releasable, note }: NewRelease) {
  const { newest, ...frozen } = releasable
  const version = {
    ...frozen,
    note,
    id: uuidv7(ctx.now),
    eventId: event.id,
    number: newest + 1,
    releasedBy: actorId,
    releasedAt: ctx.now,
  }
  const isNext = sql`(select coalesce(max(number), 0) from ${programmeVersions} where ${eq(programmeVersions.eventId, event.id)}) = ${newest}`
  return [
    insertWhen(ctx.db, programmeVersions, version, isNext).returning({ number: programmeVersions.number }),
    auditWhenStatement(
      ctx,
      {
        action: 'programme.released',
        actorId,
        subjectId: event.id,
        organizationId: event.organizationId,
        eventId: event.id,
        details: { version: newest + 1 },
      },
      changedOne,
    ),
    touchStatement(ctx, event.id),
  ] as const
}

/** Whether the version after `newest` is this very release: the same form, sent twice. */
async function isRepeated(ctx: Ctx, { actorId, event, releasable }: NewRelease): Promise<boolean> {
  const [version] = await ctx.db
    .select({ programme: programmeVersions.programme, releasedBy: programmeVersions.releasedBy })
    .from(programmeVersions)
    .where(and(eq(programmeVersions.eventId, event.id), eq(programmeVersions.number, releasable.newest + 1)))
  return version?.releasedBy === actorId && JSON.stringify(version.programme) === JSON.stringify(releasable.programme)
}

/**
 * Releases the draft; `seen` is the newest version that the organiser compared it with. Throws `programme.released` where
 * somebody else released meanwhile.
 */
export async function releaseProgramme(
  ctx: Ctx,
  { actorId, event, note, seen }: Omit<NewRelease, 'releasable'> & { seen: number },
): Promise<void> {
  const draft = await getReleasable(ctx, event.id)
  const release = { actorId, event, note, releasable: { ...draft, newest: seen } }
  const [released] = draft.newest === seen ? await ctx.db.batch(releaseStatements(ctx, release)) : [[]]
  if (released.length === 0 && !(await isRepeated(ctx, release))) throw new Problem('programme.released')
}
