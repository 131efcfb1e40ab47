import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { isOwnSession } from './answer.ts'
import { actorOf, type SpeakingLink } from './link.ts'
import type { SuggestionFields } from './schema.ts'
import { speakingSuggestions as suggestions } from './table.ts'

/** Of one speaker and session, whatever became of them. */
const maxSuggestions = 50

interface Texts {
  title: Localized
  abstract: Localized
}

/** The whole text as it would become; null where it would stay as it is. */
function changedText(now: Localized, typed: Localized, languages: readonly ContentLanguage[]): Localized | null {
  const others = Object.entries(now).filter(([language]) => !languages.some((one) => one === language))
  const whole: Localized = { ...Object.fromEntries(others), ...typed }
  const isSame = [...new Set([...Object.keys(now), ...Object.keys(whole)])].every(
    (language) => (now[language as ContentLanguage] ?? '') === (whole[language as ContentLanguage] ?? ''),
  )
  return isSame ? null : whole
}

/** What the fields would change in the texts of a session; undefined: nothing. Languages without a field keep their text. */
export function suggestionOf(now: Texts, fields: SuggestionFields, languages: readonly ContentLanguage[]) {
  const title = changedText(now.title, fields.title, languages)
  const abstract = changedText(now.abstract, fields.abstract, languages)
  return title || abstract ? { title, abstract, note: fields.note ?? null } : undefined
}
export type Suggested = NonNullable<ReturnType<typeof suggestionOf>>

const isOpenOf = ({ event, speaker }: SpeakingLink, sessionId: string) =>
  and(
    eq(suggestions.eventId, event.id),
    eq(suggestions.sessionId, sessionId),
    eq(suggestions.speakerId, speaker.id),
    eq(suggestions.state, 'open'),
  )

const withdrawnStatement = (ctx: Ctx, link: SpeakingLink, sessionId: string, when?: SQL) =>
  ctx.db
    .update(suggestions)
    .set({ state: 'withdrawn', decidedBy: actorOf(link).actorId, decidedAt: ctx.now })
    .where(and(isOpenOf(link, sessionId), when))

const lineStatement = (ctx: Ctx, link: SpeakingLink, sessionId: string, action: string) =>
  auditWhenStatement(
    ctx,
    {
      action,
      ...actorOf(link),
      subjectId: sessionId,
      organizationId: link.event.organizationId,
      eventId: link.event.id,
    },
    changedOne,
  )

/**
 * Suggests other texts for a session of the speaker's; an editor decides. It takes the place of one that is open, under an
 * id of its own: an editor never accepts what they did not read. Throws `not_found`, `event.cancelled`, `request.too_many`.
 */
export async function suggest(ctx: Ctx, link: SpeakingLink, sessionId: string, suggested: Suggested): Promise<void> {
  const { event, speaker } = link
  if (event.state === 'cancelled') throw new Problem('event.cancelled')
  const row = {
    id: uuidv7(ctx.now),
    eventId: event.id,
    sessionId,
    speakerId: speaker.id,
    ...suggested,
    suggestedBy: actorOf(link).actorId,
    state: 'open' as const,
    createdAt: ctx.now,
  }
  const isOwn = isOwnSession(link, sessionId)
  const fits = sql`${isOwn} and (select count(*) from speaking_suggestions
    where session_id = ${sessionId} and speaker_id = ${speaker.id}) < ${maxSuggestions}`
  const [, , , [found]] = await ctx.db.batch([
    withdrawnStatement(ctx, link, sessionId, fits),
    insertWhen(ctx.db, suggestions, row, fits),
    lineStatement(ctx, link, sessionId, 'speaking.suggested'),
    ctx.db
      .select({
        isOwn: sql<number>`${isOwn}`.as('is_own'),
        isMade: sql<number>`exists (select 1 from speaking_suggestions where id = ${row.id})`.as('is_made'),
      })
      .from(sql`(select 1)`),
  ])
  if (!found?.isOwn) throw new Problem('not_found')
  if (!found.isMade) throw new Problem('request.too_many')
}

/** Takes an open suggestion back. Throws `not_found`, also where it is decided already. */
export async function withdrawSuggestion(ctx: Ctx, link: SpeakingLink, sessionId: string): Promise<void> {
  const [withdrawn] = await ctx.db.batch([
    withdrawnStatement(ctx, link, sessionId).returning({ id: suggestions.id }),
    lineStatement(ctx, link, sessionId, 'speaking.suggestion_withdrawn'),
  ])
  if (withdrawn.length === 0) throw new Problem('not_found')
}
