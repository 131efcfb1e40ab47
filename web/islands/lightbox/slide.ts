import type { SlideData } from 'photoswipe'

const largest = 2400

/** What PhotoSwipe shows for a picture of the gallery: all of it follows from the link and its image. */
export function slideOf(data: SlideData, link: HTMLElement): SlideData {
  const image = link.querySelector('img')
  if (!(link instanceof HTMLAnchorElement) || !image) return data
  const width = Number(image.getAttribute('width'))
  const src = largestOf(link)
  const more = width > 1600 ? `, ${src} ${Math.min(largest, width)}w` : ''
  return { ...data, src, srcset: image.srcset + more, width, height: Number(image.getAttribute('height')) }
}

/** The address of the large clean version; a picture's key is the end of its page's address. */
export const largestOf = (link: HTMLAnchorElement): string =>
  `/files/${link.pathname.split('/').at(-1)}/${largest}.webp`
