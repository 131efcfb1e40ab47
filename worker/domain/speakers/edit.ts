import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import type { SpeakerProfile } from './schema.ts'
import { type SpeakerRow, speakers } from './table.ts'

interface Edit {
  actorId: string
  speaker: SpeakerRow
  profile: SpeakerProfile
}

/** Corrects what is said of a speaker, for every programme released from now on; the address stays. */
export async function editSpeaker(ctx: Ctx, { actorId, speaker, profile }: Edit): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(speakers)
      .set({ ...profile, nativeName: profile.nativeName ?? null, updatedAt: ctx.now })
      .where(eq(speakers.id, speaker.id)),
    auditStatement(ctx, {
      action: 'speaker.edited',
      actorId,
      subjectId: speaker.id,
      organizationId: speaker.organizationId,
      details: { speaker: speaker.slug },
    }),
  ])
}
