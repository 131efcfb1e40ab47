import { eq } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import type { SpeakerProfile } from './schema.ts'
import { type SpeakerRow, speakers } from './table.ts'

interface Edit {
  actorId: string
  speaker: SpeakerRow
  profile: SpeakerProfile
}

/** Corrects what is said of a speaker, on every event; the address stays. `also` marks those events as changed. */
export async function editSpeaker(
  ctx: Ctx,
  { actorId, speaker, profile }: Edit,
  also: readonly Statement[],
): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(speakers)
      .set({ ...profile, nativeName: profile.nativeName ?? null, updatedAt: ctx.now })
      .where(eq(speakers.id, speaker.id)),
    ...also,
    auditStatement(ctx, {
      action: 'speaker.edited',
      actorId,
      subjectId: speaker.id,
      organizationId: speaker.organizationId,
      details: { speaker: speaker.slug },
    }),
  ])
}
