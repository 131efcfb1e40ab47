import type { Frame } from '#web/layouts/frame.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { PublicPhoto } from '#worker/domain/galleries/showing/queries.ts'

const width = 1600

interface Shared {
  event: Pick<EventRow, 'languages'>
  photo: Pick<PublicPhoto, 'publicKey' | 'width' | 'height' | 'alt'> | undefined
}

/** The picture that other sites show beside a link: the large WebP size, which is clean; a JPEG of each would be another transformation. */
export function sharedPicture({ origin, locale }: Pick<Frame, 'origin' | 'locale'>, { event, photo }: Shared) {
  if (!photo) return {}
  const scale = Math.min(1, width / photo.width)
  return {
    image: origin + pictureAddress(photo.publicKey, width),
    imageSize: { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) },
    imageAlt: plain(photo.alt, locale, event.languages),
  }
}
