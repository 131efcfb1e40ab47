import type { Ctx } from '#worker/core/context.ts'
import { dropPicture, type PictureHolder, takePicture } from '#worker/core/images/held.ts'
import type { Upload } from '#worker/core/images/receive.ts'
import { auditStatement } from '../audit/record.ts'
import { type SpeakerRow, speakers } from './table.ts'

/** The portrait of a speaker. */
export const portrait: PictureHolder = {
  table: speakers,
  originalKey: speakers.portraitOriginalKey,
  shownKey: speakers.portraitKey,
  error: speakers.portraitError,
  job: (speakerId) => ({ job: 'portrait', speakerId }),
}

const lineStatement = (ctx: Ctx, action: string, actorId: string, { id, slug, organizationId }: SpeakerRow) =>
  auditStatement(ctx, { action, actorId, subjectId: id, organizationId, details: { speaker: slug } })

/** Takes a new portrait; the one shown stays until the sizes of the new one are made. Throws refusals of the picture. */
export const uploadPortrait = (ctx: Ctx, actorId: string, speaker: SpeakerRow, upload: Upload): Promise<void> =>
  takePicture(ctx, portrait, speaker.id, upload, lineStatement(ctx, 'speaker.portrait-uploaded', actorId, speaker))

/** Leaves the speaker without a portrait. */
export const removePortrait = (ctx: Ctx, actorId: string, speaker: SpeakerRow): Promise<void> =>
  dropPicture(
    ctx,
    portrait,
    speaker.id,
    { shownKey: speaker.portraitKey, originalKey: speaker.portraitOriginalKey },
    lineStatement(ctx, 'speaker.portrait-removed', actorId, speaker),
  )
