import { galleryPath } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import type { PublicGallery } from '#worker/domain/galleries/showing/queries.ts'

/** The albums with their covers, where there are several; on an album's own page without the one that is looked at. */
export function PhotoAlbums({ frame, gallery }: { frame: Frame; gallery: PublicGallery }) {
  const { event, albums, album } = gallery
  const t = messages(frame.locale).public.photos
  const others = albums.filter(({ id }) => id !== album?.id)
  if (albums.length < 2) return null
  return (
    <section aria-labelledby="albums">
      <h2 id="albums">{album ? t.otherAlbums : t.albums}</h2>
      <ul class="albums">
        {others.map(({ id, title, count, publicKey, width, height, thumbhash }) => (
          <li>
            <a href={link(frame, galleryPath(event, id))}>
              <img
                src={pictureAddress(publicKey, 320)}
                srcset={`${pictureAddress(publicKey, 320)} 320w, ${pictureAddress(publicKey, 800)} 800w`}
                sizes="(min-width: 40rem) 18rem, 45vw"
                width={width}
                height={height}
                alt=""
                loading="lazy"
                {...(thumbhash ? { 'data-thumbhash': thumbhash } : {})}
              />
              <span class="album-title">
                <Phrase value={title} locale={frame.locale} order={event.languages} />
              </span>
              <span class="about">{t.count(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
