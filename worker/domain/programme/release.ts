import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { touchStatement } from '../events/touch.ts'
import { getReleasable, type Releasable } from './releasable.ts'
import { programmeVersions } from './table.ts'
import { newestNumber } from './versions.ts'

interface NewRelease {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  releasable: Pick<Releasable, 'newest' | 'programme' | 'texts' | 'changes'>
  note: Localized
  /** What else has to hold, where the release belongs to something that may be refused. */
  condition?: SQL
}

/** D1 stores 2,000,000 bytes a row and fails beyond them; the rest is for what else stands in it. */
const maxBytes = 1_990_000

/** Throws `programme.too_large` for what does not fit into one row. */
function refuseTooLarge(...parts: readonly unknown[]): void {
  if (new TextEncoder().encode(JSON.stringify(parts)).length > maxBytes) throw new Problem('programme.too_large')
}

/** Freezes a draft as the next version, where the newest is still the one it was compared with; for the batch of its cause. Throws `programme.too_large`. */
export function releaseStatements(ctx: Ctx, { actorId, event, releasable, note, condition }: NewRelease) {
  const { newest, programme, texts, changes } = releasable
  refuseTooLarge(programme, texts, changes, note)
  const version = {
    programme,
    texts,
    changes,
    note,
    id: uuidv7(ctx.now),
    eventId: event.id,
    number: newest + 1,
    releasedBy: actorId,
    releasedAt: ctx.now,
  }
  const isNext = sql`${newestNumber(event.id)} = ${newest}`
  return [
    insertWhen(ctx.db, programmeVersions, version, condition ? sql`${isNext} and ${condition}` : isNext).returning({
      number: programmeVersions.number,
    }),
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
 * somebody else released meanwhile, and `programme.too_large`.
 */
export async function releaseProgramme(
  ctx: Ctx,
  { actorId, event, note, seen }: Omit<NewRelease, 'releasable' | 'condition'> & { seen: number },
): Promise<void> {
  const draft = await getReleasable(ctx, event.id)
  const release = { actorId, event, note, releasable: { ...draft, newest: seen } }
  const [released] = draft.newest === seen ? await ctx.db.batch(releaseStatements(ctx, release)) : [[]]
  if (released.length === 0 && !(await isRepeated(ctx, release))) throw new Problem('programme.released')
}
