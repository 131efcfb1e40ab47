import { and, eq, gt } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { dropPicture, type PictureHolder, takePicture } from '#worker/core/images/held.ts'
import type { Upload } from '#worker/core/images/receive.ts'
import { Problem } from '#worker/core/problem.ts'
import { type Actor, auditStatement } from '../audit/record.ts'
import { auditEntries } from '../audit/table.ts'
import { type SpeakerRow, speakers } from './table.ts'

/** The portrait of a speaker. */
export const portrait: PictureHolder = {
  table: speakers,
  originalKey: speakers.portraitOriginalKey,
  shownKey: speakers.portraitKey,
  error: speakers.portraitError,
  job: (speakerId) => ({ job: 'portrait', speakerId }),
}

const uploaded = 'speaker.portrait-uploaded'

const lineStatement = (
  ctx: Ctx,
  action: string,
  { actorId, actorName }: Actor,
  { id, slug, organizationId }: SpeakerRow,
) => auditStatement(ctx, { action, actorId, actorName, subjectId: id, organizationId, details: { speaker: slug } })

/** Each takes room until the nightly sweep, and the image service's time. */
export const maxPortraitsADay = 20

/** Before the bytes of a portrait come by a link, whose reader we do not know. Throws `request.too_many`. */
export async function checkPortraits(ctx: Ctx, speakerId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 86_400_000)
  const today = await ctx.db.$count(
    auditEntries,
    and(eq(auditEntries.subjectId, speakerId), eq(auditEntries.action, uploaded), gt(auditEntries.at, since)),
  )
  if (today >= maxPortraitsADay) throw new Problem('request.too_many')
}

/** Takes a new portrait; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export const uploadPortrait = (ctx: Ctx, actor: Actor, speaker: SpeakerRow, upload: Upload): Promise<void> =>
  takePicture(ctx, portrait, speaker.id, upload, lineStatement(ctx, uploaded, actor, speaker))

/** Leaves the speaker without a portrait. */
export const removePortrait = (ctx: Ctx, actor: Actor, speaker: SpeakerRow): Promise<void> =>
  dropPicture(
    ctx,
    portrait,
    speaker.id,
    { shownKey: speaker.portraitKey, originalKey: speaker.portraitOriginalKey },
    lineStatement(ctx, 'speaker.portrait-removed', actor, speaker),
  )
