import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { speakers } from '../../speakers/table.ts'
import { sessions } from '../table.ts'
import { speakingSuggestions } from './table.ts'

/** As many decided ones as the list still shows. */
const decidedShown = 50

/** Each with its session as it stands now, null once that was removed. */
const suggestionsStatement = (ctx: Ctx, where: SQL | undefined) =>
  ctx.db
    .select({
      suggestion: speakingSuggestions,
      session: {
        number: sessions.number,
        title: sql`${sessions.title}`.mapWith(sessions.title).as('session_title'),
        abstract: sql`${sessions.abstract}`.mapWith(sessions.abstract).as('session_abstract'),
        revision: sessions.revision,
      },
      speaker: { slug: speakers.slug, name: speakers.name },
      decidedBy: sql<string | null>`(select name from accounts where accounts.id = speaking_suggestions.decided_by)`.as(
        'decider',
      ),
      /** Who worked for the speaker, where it was not the speaker. */
      writtenBy: sql<
        string | null
      >`(select a.name from speaking_assistants a where a.id = speaking_suggestions.suggested_by)`.as('written_by'),
    })
    .from(speakingSuggestions)
    .innerJoin(speakers, eq(speakers.id, speakingSuggestions.speakerId))
    .leftJoin(
      sessions,
      and(eq(sessions.id, speakingSuggestions.sessionId), eq(sessions.eventId, speakingSuggestions.eventId)),
    )
    .where(where)
export type Suggestion = Awaited<ReturnType<typeof suggestionsStatement>>[number]

const ofEvent = (eventId: string) => eq(speakingSuggestions.eventId, eventId)

/** The open suggestions of an event, the oldest first, and the newest that were decided. */
export async function listSuggestions(ctx: Ctx, eventId: string) {
  const [open, decided] = await ctx.db.batch([
    suggestionsStatement(ctx, and(ofEvent(eventId), eq(speakingSuggestions.state, 'open'))).orderBy(
      speakingSuggestions.id,
    ),
    suggestionsStatement(ctx, and(ofEvent(eventId), sql`${speakingSuggestions.state} in ('accepted', 'refused')`))
      .orderBy(desc(speakingSuggestions.decidedAt))
      .limit(decidedShown),
  ])
  return { open, decided }
}

/** One of them. Throws `not_found`. */
export async function getSuggestion(ctx: Ctx, eventId: string, id: string): Promise<Suggestion> {
  const [found] = await suggestionsStatement(ctx, and(ofEvent(eventId), eq(speakingSuggestions.id, id)))
  if (!found) throw new Problem('not_found')
  return found
}

/** All that one speaker has suggested to an event, the newest first. */
export const suggestionsOfStatement = (ctx: Ctx, eventId: string, speakerId: SQL) =>
  suggestionsStatement(ctx, and(ofEvent(eventId), eq(speakingSuggestions.speakerId, speakerId))).orderBy(
    desc(speakingSuggestions.id),
  )
