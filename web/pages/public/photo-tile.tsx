import { photoPath } from '#web/components/photo-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, srcset } from '#worker/core/images/sizes.ts'
import { phrase, plain } from '#worker/core/text/localized.ts'
import type { PublicGallery, PublicPhoto } from '#worker/domain/galleries/showing/queries.ts'
import { ratioClass } from './photo-ratios.ts'

/** Pictures of the first rows are loaded at once, all others when they come near. */
const eager = 6

interface TileProps {
  frame: Frame
  gallery: PublicGallery
  photo: PublicPhoto
  /** Its place in the gallery, from 1. */
  number: number
}

/** What the enlarged view says below the picture, and in which language where it is not the page's. */
function captionOf({ frame, gallery: { event }, photo }: TileProps) {
  const caption = phrase(photo.caption, frame.locale, event.languages)
  const credit = photo.credit ? [messages(frame.locale).public.photos.credit(photo.credit)] : []
  const words = [...(caption ? [caption.text] : []), ...credit].join(' · ')
  return {
    ...(words ? { 'data-caption': words } : {}),
    ...(caption && caption.lang !== frame.locale ? { 'data-lang': caption.lang } : {}),
  }
}

/** One picture of a gallery: a link to its own page, which the lightbox opens in place. */
export function PhotoTile(props: TileProps) {
  const { frame, gallery, photo, number } = props
  const { event, total, before } = gallery
  const { publicKey, width, height, thumbhash } = photo
  return (
    <li class={ratioClass(photo)}>
      <a href={link(frame, photoPath(event, publicKey))} {...captionOf(props)}>
        <img
          src={pictureAddress(publicKey, 800)}
          srcset={srcset(publicKey, width, 1600)}
          sizes="(min-width: 64rem) 24rem, (min-width: 40rem) 45vw, 50vw"
          width={width}
          height={height}
          alt={
            plain(photo.alt, frame.locale, event.languages) ||
            messages(frame.locale).public.photos.unnamed(number, total)
          }
          decoding="async"
          {...(thumbhash ? { 'data-thumbhash': thumbhash } : {})}
          {...(number - before > eager ? { loading: 'lazy' as const } : {})}
        />
      </a>
    </li>
  )
}
