import type { Context } from 'hono'
import { accentStyle } from '#web/components/accent.ts'
import { GalleryEndedPage, GalleryPinPage } from '#web/pages/public/gallery-closed.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { closedBecause, type GalleryDoor } from '#worker/domain/galleries/showing/door.ts'
import type { AppEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { cachePage } from '../middleware/caching.ts'
import { galleryPass } from '../middleware/gallery-pass.ts'

interface Asked {
  event: EventRow
  door: GalleryDoor
  /** The key of the picture that was asked for. */
  photo?: string
}

/** Instead of albums that this visitor does not see: the question for the PIN, or that they have ended. Undefined where they see them. */
export async function closedGallery(c: Context<AppEnv>, { event, door, photo }: Asked): Promise<Response | undefined> {
  const why = await closedBecause(c.get('ctx'), door, galleryPass(c, event.id))
  if (why === undefined) return undefined
  c.header('X-Robots-Tag', 'noindex')
  const page = { frame: frame(c, accentStyle(event.accent)), event }
  if (why === 'ended') return c.html(<GalleryEndedPage {...page} />, 410)
  return c.html(<GalleryPinPage {...page} photo={photo} refused={undefined} />, 403)
}

/** Lets a page of albums be kept, unless they are behind a PIN. */
export function cacheGallery(c: Context<AppEnv>, { eventId, pinHash }: GalleryDoor): void {
  if (pinHash === null) cachePage(c, eventTag(eventId))
}
