import { termsOf } from '#web/components/photo-licence.tsx'
import { photoPath } from '#web/components/photo-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { PublicPhotoView } from '#worker/domain/galleries/showing/queries.ts'

/** schema.org/ImageObject: what search engines show of a picture's credit and licence. */
export function structuredPhoto(frame: Frame, { event, photo }: PublicPhotoView): Record<string, unknown> {
  const { publicKey, caption, alt, credit, licence } = photo
  const words = (text: typeof alt) => plain(text, frame.locale, event.languages) || undefined
  return {
    '@context': 'https://schema.org',
    '@type': 'ImageObject',
    contentUrl: frame.origin + pictureAddress(publicKey, 2400),
    thumbnailUrl: frame.origin + pictureAddress(publicKey, 800),
    caption: words(caption),
    description: words(alt),
    creditText: credit ?? undefined,
    license: termsOf(licence),
    acquireLicensePage: frame.origin + link(frame, photoPath(event, publicKey)),
  }
}
