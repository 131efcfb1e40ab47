import { galleryPath } from '#web/components/photo-paths.ts'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { PublicGallery } from '#worker/domain/galleries/showing/queries.ts'

/** The way through the pages of a gallery, without script; the lightbox follows `rel=next` too. */
export function PhotoPages({ frame, gallery }: { frame: Frame; gallery: PublicGallery }) {
  const { event, album, page, pages } = gallery
  const t = messages(frame.locale).public.photos
  const path = galleryPath(event, album?.id)
  const address = (to: number) => link(frame, to === 1 ? path : `${path}?page=${to}`)
  if (pages === 1) return null
  return (
    <nav class="actions" aria-label={t.pages}>
      {page > 1 ? (
        <a class="button secondary" rel="prev" href={address(page - 1)}>
          {t.previousPage}
        </a>
      ) : null}
      <span>{t.page(page, pages)}</span>
      {page < pages ? (
        <a class="button secondary" rel="next" href={address(page + 1)}>
          {t.nextPage}
        </a>
      ) : null}
    </nav>
  )
}
