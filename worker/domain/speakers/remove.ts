import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { type SpeakerRow, speakers } from './table.ts'

/**
 * Inside a query of speakers: that one is in no draft and in no release of the organization. Sessions and versions stand
 * below speakers in the order of nouns: named in SQL, not imported.
 */
export const contributesNowhere = (organizationId: string) => sql`
  not exists (select 1 from contributors where speaker_id = speakers.id)
  and not exists (
    select 1 from events e join programme_versions v on v.event_id = e.id
    where e.organization_id = ${organizationId} and instr(v.programme, speakers.id) > 0
  )`

/** Removes a speaker with the portrait; `hanging` are the pieces of other nouns that hang on the profile and go before it. One who contributes to a draft or stands in a released programme is kept. */
export async function removeSpeaker(
  ctx: Ctx,
  actorId: string,
  speaker: SpeakerRow,
  hanging: readonly Statement[],
): Promise<'removed' | 'in_use'> {
  const { id, organizationId, slug } = speaker
  const meant = and(eq(speakers.id, id), contributesNowhere(organizationId))
  const [[removed]] = await ctx.db.batch([
    ctx.db
      .select({ shownKey: speakers.portraitKey, originalKey: speakers.portraitOriginalKey })
      .from(speakers)
      .where(meant),
    ...hanging,
    ctx.db.delete(speakers).where(meant),
    auditWhenStatement(
      ctx,
      { action: 'speaker.removed', actorId, subjectId: id, organizationId, details: { speaker: slug } },
      changedOne,
    ),
  ])
  if (!removed) return 'in_use'
  await removePicture(ctx, removed.shownKey, removed.originalKey)
  return 'removed'
}
