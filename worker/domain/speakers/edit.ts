import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { refuseStale } from '#worker/core/revision.ts'
import { changedOne } from '#worker/core/sql.ts'
import { type Actor, auditWhenStatement } from '../audit/record.ts'
import { affiliationOf, isKnownOrganization } from './affiliation.ts'
import { foldedName, type SpeakerFields } from './schema.ts'
import { type SpeakerRow, speakers } from './table.ts'

interface Edit extends Actor {
  speaker: SpeakerRow
  fields: SpeakerFields
}

/**
 * Replaces what is said of a speaker, for every programme released from now on; the address stays. Throws `not_found`, and
 * `revision.stale` where somebody saved meanwhile.
 */
export async function editSpeaker(
  ctx: Ctx,
  { actorId, actorName, speaker, fields }: Edit,
): Promise<'saved' | 'unknown_organization'> {
  const { revision, organization, ...profile } = fields
  const [edited] = await ctx.db
    .batch([
      ctx.db
        .update(speakers)
        .set({
          ...profile,
          nativeName: profile.nativeName ?? null,
          nameFolded: foldedName(profile),
          affiliationId: affiliationOf(organization),
          revision: revision + 1,
          updatedAt: ctx.now,
        })
        .where(and(eq(speakers.id, speaker.id), isKnownOrganization(organization)))
        .returning({ id: speakers.id }),
      auditWhenStatement(
        ctx,
        {
          action: 'speaker.edited',
          actorId,
          actorName,
          subjectId: speaker.id,
          organizationId: speaker.organizationId,
          details: { speaker: speaker.slug },
        },
        changedOne,
      ),
    ])
    .catch(refuseStale)
  if (edited.length > 0) return 'saved'
  if (organization === undefined) throw new Problem('not_found')
  return 'unknown_organization'
}
