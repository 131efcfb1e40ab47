import type { Ctx } from '#worker/core/context.ts'
import { type PictureHolder, refusePicture, showPicture, waitingOriginal } from '#worker/core/images/held.ts'
import { placeholderOf } from '#worker/core/images/placeholder.ts'
import { removePicture, storePreview, storeSizes } from '#worker/core/images/resize.ts'
import { publicKeyOf } from '#worker/core/images/sizes.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { cover } from '#worker/domain/events/cover.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { beginProcessing, makeReady, refusePhoto } from '#worker/domain/galleries/uploads/finish.ts'
import { transformedStatement } from '#worker/domain/galleries/usage.ts'
import { logo } from '#worker/domain/organizations/logo.ts'
import { portrait } from '#worker/domain/speakers/portrait.ts'

const maxAttempts = 3

/** Why a picture is given up: at once when it can never become one of ours, after three tries otherwise. Throws to be tried again. */
function refusalOf(error: unknown, attempts: number): ProblemCode {
  if (error instanceof Problem) return error.code
  if (attempts < maxAttempts) throw error
  return 'upload.damaged'
}

/** Makes the sizes of a photo and only then shows it. Delivered twice, it does the same or nothing. */
export async function processPhoto(ctx: Ctx, photoId: string): Promise<void> {
  const photo = await beginProcessing(ctx, photoId)
  if (!photo) return
  // A try that killed the isolate could not refuse the photo itself.
  if (photo.attempts > maxAttempts) return refusePhoto(ctx, photoId, 'upload.damaged')
  try {
    const made = await storeSizes(ctx, photo)
    const thumbhash = await placeholderOf(ctx, new Blob([made.smallest]).stream())
    const now = await makeReady(ctx, photo, { ...made, thumbhash, transformations: made.transformations + 1 })
    // Rotated or purged meanwhile: nobody names these sizes any more.
    if (now?.publicKey !== photo.publicKey) await removePicture(ctx, photo.publicKey, null)
  } catch (error) {
    await refusePhoto(ctx, photoId, refusalOf(error, photo.attempts))
  }
}

/** Makes the sizes of a row's newest picture, then what else is made from them, and only then shows it. */
async function processHeld(
  ctx: Ctx,
  holder: PictureHolder,
  { id, attempts }: { id: string; attempts: number },
  andThen?: (ctx: Ctx, publicKey: string) => Promise<void>,
): Promise<void> {
  const original = await waitingOriginal(ctx, holder, id)
  if (!original) return
  try {
    const { transformations } = await storeSizes(ctx, { originalKey: original, publicKey: publicKeyOf(original) })
    await transformedStatement(ctx, transformations)
    await andThen?.(ctx, publicKeyOf(original))
    await showPicture(ctx, holder, id, original)
  } catch (error) {
    await refusePicture(ctx, holder, id, { original, error: refusalOf(error, attempts) })
  }
}

/** Makes the sizes and the link preview of an event's newest cover. */
export const processCover = (ctx: Ctx, id: string, attempts: number): Promise<void> =>
  processHeld(ctx, cover, { id, attempts }, storePreview)

/** Makes the sizes of an organization's newest logo. */
export const processLogo = (ctx: Ctx, id: string, attempts: number): Promise<void> =>
  processHeld(ctx, logo, { id, attempts })

/** Makes the sizes of a speaker's newest portrait. */
export const processPortrait = (ctx: Ctx, id: string, attempts: number): Promise<void> =>
  processHeld(ctx, portrait, { id, attempts })

/** The nightly sweep of the picture store, with its counts in the log. */
export async function sweepPictureStore(ctx: Ctx): Promise<void> {
  console.info(JSON.stringify({ sweep: 'pictures', ...(await sweepPictures(ctx)) }))
}
