import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { contributesNowhere } from '../../speakers/remove.ts'
import { type SpeakerRow, speakers } from '../../speakers/table.ts'
import {
  speakingAssistants,
  speakingConsents,
  speakingInvitations,
  speakingParts,
  speakingSuggestions,
} from './table.ts'

/** What hangs on a profile that is about to be removed: links, who works by them, answers, suggestions and consents. Nothing of one who is kept. */
export function forgetSpeakingStatements(ctx: Ctx, { id, organizationId }: SpeakerRow): Statement[] {
  const isRemoved = sql`exists (select 1 from ${speakers} where ${and(eq(speakers.id, id), contributesNowhere(organizationId))})`
  const links = ctx.db
    .select({ id: speakingInvitations.id })
    .from(speakingInvitations)
    .where(eq(speakingInvitations.speakerId, id))
  return [
    ctx.db.delete(speakingAssistants).where(and(inArray(speakingAssistants.invitationId, links), isRemoved)),
    ...[speakingInvitations, speakingParts, speakingSuggestions, speakingConsents].map((table) =>
      ctx.db.delete(table).where(and(eq(table.speakerId, id), isRemoved)),
    ),
  ]
}
