import type { Ctx } from '#worker/core/context.ts'
import { removePicture, storePreview, storeSizes } from '#worker/core/images/resize.ts'
import { publicKeyOf } from '#worker/core/images/sizes.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { refuseCover, showCover, waitingCover } from '#worker/domain/events/cover.ts'
import { beginProcessing, makeReady, refusePhoto } from '#worker/domain/galleries/finish.ts'
import { sweepPictures } from '#worker/domain/galleries/sweep.ts'
import { refuseLogo, showLogo, waitingLogo } from '#worker/domain/organizations/logo.ts'

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
    const upright = await storeSizes(ctx, photo.originalKey, photo.publicKey)
    const state = await makeReady(ctx, photo, upright)
    if (state === 'deleted') await removePicture(ctx, photo.publicKey, null)
  } catch (error) {
    await refusePhoto(ctx, photoId, refusalOf(error, photo.attempts))
  }
}

/** Makes the sizes and the link preview of an event's newest cover. */
export async function processCover(ctx: Ctx, eventId: string, attempts: number): Promise<void> {
  const originalKey = await waitingCover(ctx, eventId)
  if (!originalKey) return
  try {
    await storeSizes(ctx, originalKey, publicKeyOf(originalKey))
    await storePreview(ctx, publicKeyOf(originalKey))
    await showCover(ctx, eventId, originalKey)
  } catch (error) {
    await refuseCover(ctx, eventId, originalKey, refusalOf(error, attempts))
  }
}

/** Makes the sizes of an organization's newest logo. */
export async function processLogo(ctx: Ctx, organizationId: string, attempts: number): Promise<void> {
  const originalKey = await waitingLogo(ctx, organizationId)
  if (!originalKey) return
  try {
    await storeSizes(ctx, originalKey, publicKeyOf(originalKey))
    await showLogo(ctx, organizationId, originalKey)
  } catch (error) {
    await refuseLogo(ctx, organizationId, originalKey, refusalOf(error, attempts))
  }
}

/** The nightly sweep of the picture store, with its counts in the log. */
export async function sweepPictureStore(ctx: Ctx): Promise<void> {
  console.info(JSON.stringify({ sweep: 'pictures', ...(await sweepPictures(ctx)) }))
}
