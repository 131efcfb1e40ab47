import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen, isTaken } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { speakerAddedStatement } from '../speakers/add.ts'
import type { SpeakerProfile } from '../speakers/schema.ts'
import { speakers } from '../speakers/table.ts'
import { delegationOf } from './delegations.ts'
import type { Part, PartMove } from './schema.ts'
import { contributors, sessions } from './table.ts'

interface Place {
  actorId: string
  event: EventRow
  sessionId: string
}

/** The condition that the session is one of the event's. */
const isOfEvent = ({ event, sessionId }: Place) =>
  sql`exists (select 1 from ${sessions} where ${and(eq(sessions.id, sessionId), eq(sessions.eventId, event.id))})`

/** The condition that the event's own organization knows the speaker. */
const isKnown = ({ event }: Place, speakerId: string) => {
  const meant = and(eq(speakers.id, speakerId), eq(speakers.organizationId, event.organizationId))
  return sql`exists (select 1 from ${speakers} where ${meant})`
}

const nextPosition = (sessionId: string) =>
  sql`(select coalesce(max(position), 0) + 1 from ${contributors} where ${eq(contributors.sessionId, sessionId)})`

const auditChange = (ctx: Ctx, action: string, { actorId, event }: Place, subjectId: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

async function takePart(ctx: Ctx, place: Place, speakerId: string, part: Part, first?: Statement) {
  const { sessionId } = place
  const position = part.position ?? nextPosition(sessionId)
  const delegation = delegationOf(sessionId, part.delegation)
  const row = { id: uuidv7(ctx.now), sessionId, speakerId, role: part.role, position, delegation }
  const added = [
    insertWhen(
      ctx.db,
      contributors,
      row,
      sql`${isOfEvent(place)} and ${isKnown(place, speakerId)}`,
    ).onConflictDoNothing(),
    auditChange(ctx, 'contributor.added', place, speakerId),
    ctx.db
      .select({ id: contributors.id })
      .from(contributors)
      .where(and(eq(contributors.sessionId, sessionId), eq(contributors.speakerId, speakerId), isOfEvent(place))),
  ] as const
  const results: readonly unknown[] = await ctx.db.batch(first ? [first, ...added] : added)
  const parts = results.at(-1)
  if (!Array.isArray(parts) || parts.length === 0) throw new Problem('not_found')
}

/** Gives a speaker of the event's organization a part in a session; the same part twice is one. Throws `not_found`. */
export const addContributor = (ctx: Ctx, place: Place, speakerId: string, part: Part) =>
  takePart(ctx, place, speakerId, part)

/** Adds a speaker and gives them a part in a session. Throws `not_found`. */
export async function addNewContributor(ctx: Ctx, place: Place, profile: SpeakerProfile, part: Part): Promise<void> {
  const id = uuidv7(ctx.now)
  const speaker = { id, organizationId: place.event.organizationId, profile }
  await takePart(ctx, place, id, part, speakerAddedStatement(ctx, speaker, isOfEvent(place)))
}

const meant = (place: Place, contributorId: string) =>
  and(eq(contributors.id, contributorId), eq(contributors.sessionId, place.sessionId), isOfEvent(place))

/** Changes a contributor's role, delegation and place in the order. Throws `not_found`, and `contributor.twice` where the person has that role already. */
export async function changeContributor(ctx: Ctx, place: Place, contributorId: string, part: Part): Promise<void> {
  const position = part.position === undefined ? {} : { position: part.position }
  const [changed] = await ctx.db
    .batch([
      ctx.db
        .update(contributors)
        .set({ role: part.role, delegation: delegationOf(place.sessionId, part.delegation), ...position })
        .where(meant(place, contributorId))
        .returning({ id: contributors.id }),
      auditChange(ctx, 'contributor.changed', place, contributorId),
    ])
    .catch((error: unknown) => {
      throw isTaken(error, 'contributors.session_id') ? new Problem('contributor.twice') : error
    })
  if (changed.length === 0) throw new Problem('not_found')
}

/** Moves a contributor one step in the protocol order and numbers the session's parts anew. Throws `not_found`. */
export async function moveContributor(ctx: Ctx, place: Place, contributorId: string, move: PartMove): Promise<void> {
  const { sessionId } = place
  const step = move.direction === 'up' ? -1.5 : 1.5
  const ranked = sql`select id, row_number() over (order by position, id) as rank from ${contributors}
    where ${eq(contributors.sessionId, sessionId)}`
  const placed = sql`select id, row_number() over (order by rank + iif(id = ${contributorId}, ${step}, 0)) as place
    from (${ranked})`
  const isThere = sql`exists (select 1 from ${contributors} where ${meant(place, contributorId)})`
  const [found] = await ctx.db.batch([
    ctx.db.select({ id: contributors.id }).from(contributors).where(meant(place, contributorId)),
    ctx.db
      .update(contributors)
      .set({ position: sql`placed.place` })
      .from(sql`(${placed}) as placed`)
      .where(and(sql`${contributors.id} = placed.id`, isThere)),
    auditWhenStatement(
      ctx,
      {
        action: 'contributor.moved',
        actorId: place.actorId,
        subjectId: contributorId,
        organizationId: place.event.organizationId,
        eventId: place.event.id,
      },
      isThere,
    ),
  ])
  if (found.length === 0) throw new Problem('not_found')
}

/** Takes a person's part out of a session; the speaker stays known. Throws `not_found`. */
export async function removeContributor(ctx: Ctx, place: Place, contributorId: string): Promise<void> {
  const [removed] = await ctx.db.batch([
    ctx.db.delete(contributors).where(meant(place, contributorId)).returning({ id: contributors.id }),
    auditChange(ctx, 'contributor.removed', place, contributorId),
  ])
  if (removed.length === 0) throw new Problem('not_found')
}
