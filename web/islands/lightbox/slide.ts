import type { SlideData } from 'photoswipe'

const largest = 2400

/** What PhotoSwipe shows for a picture of the gallery: all of it follows from the link and its image. */
export function slideOf(link: HTMLAnchorElement): SlideData {
  const image = link.querySelector('img')
  if (!image) return {}
  const width = Number(image.getAttribute('width'))
  const src = largestOf(link)
  const more = width > 1600 ? `, ${src} ${Math.min(largest, width)}w` : ''
  return {
    ...{ element: link, src, srcset: image.srcset + more, msrc: image.currentSrc || image.src, alt: image.alt },
    ...{ width, height: Number(image.getAttribute('height')) },
  }
}

/** In the place of a picture that has not come yet, or does not come. */
export function emptySlide(words: string): SlideData {
  const said = document.createElement('p')
  said.className = 'pswp__missing'
  said.textContent = words
  return { type: 'html', html: said.outerHTML }
}

/** The address of the large clean version; a picture's key is the end of its page's address. */
export const largestOf = (link: HTMLAnchorElement): string =>
  `/files/${link.pathname.split('/').at(-1)}/${largest}.webp`
