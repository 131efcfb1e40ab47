import type PhotoSwipe from 'photoswipe'
import { largestOf } from './slide.ts'

const icons = {
  download: '<path d="M20.5 14.3 17.1 18V10h-2.2v7.9l-3.4-3.6L10 16l6 6.1 6-6.1ZM23 23H9v2h14Z"/>',
  share: '<path d="m16 7-5 5 1.4 1.4 2.6-2.6V20h2v-9.2l2.6 2.6L21 12ZM9 17v8h14v-8h-2v6H11v-6Z"/>',
  copy: '<path fill-rule="evenodd" d="M13 7h11v14h-2V9h-9ZM8 11h12v14H8Zm2 2v10h8V13Z"/>',
}

const iconOf = (name: keyof typeof icons) => ({ isCustomSVG: true, inner: icons[name] })

/** The picture that is open, as the page links it; none while it has not come. */
function openLink({ currSlide }: PhotoSwipe): HTMLAnchorElement | undefined {
  const element = currSlide?.data.element
  return element instanceof HTMLAnchorElement ? element : undefined
}

/** Lets a link follow the open picture. */
function follow(swipe: PhotoSwipe, element: Element, address: (link: HTMLAnchorElement) => string) {
  swipe.on('change', () => {
    const link = openLink(swipe)
    if (link) element.setAttribute('href', address(link))
    else element.removeAttribute('href')
  })
}

function registerDownload(swipe: PhotoSwipe, { download = '', name = '' }: DOMStringMap, number: () => number) {
  swipe.ui?.registerElement({
    ...{ name: 'download', order: 7, isButton: true, tagName: 'a', title: download, ariaLabel: download },
    html: iconOf('download'),
    onInit(element) {
      follow(swipe, element, largestOf)
      swipe.on('change', () => element.setAttribute('download', `${name}_${String(number()).padStart(4, '0')}.webp`))
    },
  })
}

/** The open picture's address to pass on: to another app where the device can, else by the clipboard. */
function registerShare(swipe: PhotoSwipe, { share = '', copy = '', copied = '' }: DOMStringMap, say: Say) {
  const canShare = typeof navigator.share === 'function'
  const [name, title] = canShare ? (['share', share] as const) : (['copy', copy] as const)
  const pass = () =>
    canShare
      ? navigator.share({ title: document.title, url: location.href })
      : navigator.clipboard.writeText(location.href).then(() => say(copied))
  if (!canShare && !navigator.clipboard) return
  swipe.ui?.registerElement({
    ...{ name, order: 8, isButton: true, title, ariaLabel: title, html: iconOf(name) },
    // Somebody who thinks better of it has refused nothing.
    onClick: () => void pass().catch(() => undefined),
  })
}

type Say = (text: string) => void

/** Below the picture: what was done, its caption, and the way to ask that it be taken away, a page of its own as without script. */
function registerFoot(swipe: PhotoSwipe, { remove = '' }: DOMStringMap) {
  swipe.ui?.registerElement({
    ...{ name: 'foot', order: 9, appendTo: 'root', tagName: 'div' },
    html: '<p class="pswp__told" role="status"></p><p class="pswp__caption"></p><a class="pswp__remove"></a>',
    onInit(element) {
      const link = element.querySelector('a')
      if (!link) return
      link.textContent = remove
      follow(swipe, link, ({ pathname, search }) => `${pathname}/removal${search}`)
    },
  })
}

/** Position, download, sharing and caption; what was done is said to everybody. */
export function registerToolbar(swipe: PhotoSwipe, words: DOMStringMap, number: () => number): void {
  const say: Say = (text) => {
    const place = swipe.element?.querySelector('.pswp__told')
    if (place) place.textContent = text
  }
  swipe.ui?.registerElement({ name: 'position', order: 5, appendTo: 'bar', tagName: 'p' })
  registerDownload(swipe, words, number)
  registerShare(swipe, words, say)
  registerFoot(swipe, words)
  swipe.on('change', () => say(''))
}
