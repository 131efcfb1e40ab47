import { eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { events } from '../../events/table.ts'
import { eventTakesSpeakers } from './limits.ts'
import { actorOf, type SpeakingLink } from './link.ts'
import type { SessionAnswer } from './schema.ts'
import { speakingParts as parts } from './table.ts'

/** The condition that the speaker has a part in a session of the draft. */
export const isOwnSession = ({ event, speaker }: SpeakingLink, sessionId: string) => sql`exists (
  select 1 from contributors c join sessions s on s.id = c.session_id
  where c.session_id = ${sessionId} and c.speaker_id = ${speaker.id} and s.event_id = ${event.id}
)`

/** Why nothing could be said of a session; undefined where it could. */
function refusalOf(ctx: Ctx, found: { isOwn: number; state: string; endsAt: Date } | undefined): Problem | undefined {
  if (!found?.isOwn) return new Problem('not_found')
  if (found.state === 'cancelled') return new Problem('event.cancelled')
  return found.endsAt <= ctx.now ? new Problem('speaking.over') : undefined
}

type Said = Partial<Pick<typeof parts.$inferInsert, 'answer' | 'answerNote' | 'needs'>>

interface Word {
  sessionId: string
  action: string
  said: Said
  /** That what is said now was not said before. */
  isNews: SQL
}

/** Keeps what a speaker says of one of their sessions; the same again changes nothing. Throws `not_found`, `event.cancelled`, `speaking.over`. */
async function say(ctx: Ctx, link: SpeakingLink, { sessionId, action, said, isNews }: Word): Promise<void> {
  const { event, speaker } = link
  const answered = said.answer === undefined ? {} : { answeredAt: ctx.now }
  const set = { ...said, ...answered, updatedAt: ctx.now }
  const [, , [found]] = await ctx.db.batch([
    insertWhen(
      ctx.db,
      parts,
      { sessionId, speakerId: speaker.id, eventId: event.id, ...set },
      sql`${isOwnSession(link, sessionId)} and ${eventTakesSpeakers(ctx, event.id)}`,
    ).onConflictDoUpdate({ target: [parts.sessionId, parts.speakerId], set, setWhere: isNews }),
    auditWhenStatement(
      ctx,
      { action, ...actorOf(link), subjectId: sessionId, organizationId: event.organizationId, eventId: event.id },
      changedOne,
    ),
    ctx.db
      .select({
        isOwn: sql<number>`${isOwnSession(link, sessionId)}`.as('is_own'),
        state: events.state,
        endsAt: events.endsAt,
      })
      .from(events)
      .where(eq(events.id, event.id)),
  ])
  const refusal = refusalOf(ctx, found)
  if (refusal) throw refusal
}

/** A speaker comes or does not; until the event is over they may change their mind. Throws as `say` does. */
export const answerSession = (ctx: Ctx, link: SpeakingLink, sessionId: string, { answer, note }: SessionAnswer) =>
  say(ctx, link, {
    sessionId,
    action: `speaking.${answer}`,
    said: { answer, answerNote: note ?? null },
    isNews: sql`${parts.answer} is not excluded.answer or ${parts.answerNote} is not excluded.answer_note`,
  })

/** What a speaker needs in the room; the empty text says: nothing. Throws as `say` does. */
export const stateNeeds = (ctx: Ctx, link: SpeakingLink, sessionId: string, needs: string) =>
  say(ctx, link, {
    sessionId,
    action: 'speaking.needs',
    said: { needs },
    isNews: sql`${parts.needs} is not excluded.needs`,
  })
