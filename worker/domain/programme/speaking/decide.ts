import { and, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { Revision, refuseStale } from '#worker/core/revision.ts'
import { changedOne, insertFrom, rowIds } from '#worker/core/sql.ts'
import { cleanText } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import { sessions } from '../table.ts'
import { speakingSuggestions } from './table.ts'

export const maxReasonLength = 1000

/** What the editor saw of the session when they said yes. */
export const Acceptance = z.object({ revision: Revision })

/** Why not: the speaker reads it. */
export const Refusal = z.object({ reason: z.string().max(maxReasonLength).overwrite(cleanText).min(1) })

interface Decision {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  /** From outside: a stranger's is not found. */
  suggestionId: string
}

const own = ({ event, suggestionId }: Decision) =>
  and(eq(speakingSuggestions.id, suggestionId), eq(speakingSuggestions.eventId, event.id))

const decidedStatement = (ctx: Ctx, decision: Decision, said: { state: 'accepted' | 'refused'; reason?: string }) =>
  ctx.db
    .update(speakingSuggestions)
    .set({ ...said, decidedBy: decision.actorId, decidedAt: ctx.now })
    .where(
      and(
        own(decision),
        eq(speakingSuggestions.state, 'open'),
        // What has no session any more can only be refused.
        said.state === 'refused'
          ? undefined
          : sql`session_id in (select id from ${sessions} where ${eq(sessions.eventId, decision.event.id)})`,
      ),
    )

const noteStatement = (ctx: Ctx, { actorId, event, suggestionId }: Decision, action: string) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: suggestionId, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** The mail that tells the speaker, once a suggestion; nothing where they have no link that works. */
const mailStatement = (ctx: Ctx, decision: Decision) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'speaking.decided:' || speaking_suggestions.id`,
      template: 'speaking.decided',
      subjectId: sql`speaking_suggestions.id`,
      mailbox: sql`link.mailbox`,
      eventId: sql`speaking_suggestions.event_id`,
      priority: priorityOf('speaking.decided'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from ${speakingSuggestions} join speaking_invitations link
      on link.event_id = speaking_suggestions.event_id and link.speaker_id = speaking_suggestions.speaker_id
      where ${own(decision)} and speaking_suggestions.state in ('accepted', 'refused') and link.revoked_at is null`,
  ).onConflictDoNothing()

const stateStatement = (ctx: Ctx, decision: Decision) =>
  ctx.db
    .select({ state: speakingSuggestions.state, decidedBy: speakingSuggestions.decidedBy })
    .from(speakingSuggestions)
    .where(own(decision))

type Decided = Awaited<ReturnType<typeof stateStatement>>[number]

/** Refuses unless this decision stands: by this editor, now or before. */
function settle({ actorId }: Decision, state: 'accepted' | 'refused', row: Decided | undefined): void {
  if (!row || row.state === 'open') throw new Problem('not_found')
  if (row.state !== state || row.decidedBy !== actorId) throw new Problem('suggestion.decided')
}

/**
 * Takes a speaker's words into the draft, as the editor saw them beside the old ones. Throws `revision.stale` where the
 * session was edited meanwhile, `suggestion.decided`, and `not_found` for another's or a removed session's.
 */
export async function acceptSuggestion(ctx: Ctx, decision: Decision, revision: number): Promise<void> {
  const suggested = (text: 'title' | 'abstract') =>
    sql`coalesce((select one.${sql.raw(text)} from ${speakingSuggestions} one where one.id = ${decision.suggestionId}), ${sessions[text]})`
  const [, , , , [row]] = await ctx.db
    .batch([
      decidedStatement(ctx, decision, { state: 'accepted' }),
      ctx.db
        .update(sessions)
        .set({ title: suggested('title'), abstract: suggested('abstract'), revision: revision + 1, updatedAt: ctx.now })
        .where(
          and(
            eq(sessions.eventId, decision.event.id),
            sql`${sessions.id} = (select session_id from ${speakingSuggestions} where ${own(decision)})`,
            changedOne,
          ),
        ),
      noteStatement(ctx, decision, 'suggestion.accepted'),
      mailStatement(ctx, decision),
      stateStatement(ctx, decision),
    ])
    .catch(refuseStale)
  settle(decision, 'accepted', row)
}

/** Leaves the draft as it is and tells the speaker why. Throws `suggestion.decided`, `not_found`. */
export async function refuseSuggestion(ctx: Ctx, decision: Decision, reason: string): Promise<void> {
  const [, , , [row]] = await ctx.db.batch([
    decidedStatement(ctx, decision, { state: 'refused', reason }),
    noteStatement(ctx, decision, 'suggestion.refused'),
    mailStatement(ctx, decision),
    stateStatement(ctx, decision),
  ])
  settle(decision, 'refused', row)
}
