import type PhotoSwipe from 'photoswipe'
import { largestOf } from './slide.ts'

/** Words and names that the page gives. */
export type ToolbarWords = DOMStringMap

const icons = {
  download: '<path d="M20.5 14.3 17.1 18V10h-2.2v7.9l-3.4-3.6L10 16l6 6.1 6-6.1ZM23 23H9v2h14Z"/>',
  share: '<path d="m16 7-5 5 1.4 1.4 2.6-2.6V20h2v-9.2l2.6 2.6L21 12ZM9 17v8h14v-8h-2v6H11v-6Z"/>',
  copy: '<path fill-rule="evenodd" d="M13 7h11v14h-2V9h-9ZM8 11h12v14H8Zm2 2v10h8V13Z"/>',
}

const iconOf = (name: keyof typeof icons) => ({ isCustomSVG: true, inner: icons[name] })

/** The picture that is open, as the page links it. */
export function openLink(swipe: PhotoSwipe | undefined): HTMLAnchorElement | undefined {
  const element = swipe?.currSlide?.data.element
  return element instanceof HTMLAnchorElement ? element : undefined
}

function registerDownload(swipe: PhotoSwipe, { download = '', name = '' }: ToolbarWords, number: () => number) {
  swipe.ui?.registerElement({
    ...{ name: 'download', order: 7, isButton: true, tagName: 'a', title: download, ariaLabel: download },
    html: iconOf('download'),
    onInit(element) {
      if (!(element instanceof HTMLAnchorElement)) return
      swipe.on('change', () => {
        const link = openLink(swipe)
        if (!link) return
        element.href = largestOf(link)
        element.download = `${name}_${String(number()).padStart(4, '0')}.webp`
      })
    },
  })
}

/** The way to ask that the open picture be taken away: a page of its own, as without script. */
function registerRemoval(swipe: PhotoSwipe, { remove = '' }: ToolbarWords) {
  swipe.ui?.registerElement({
    ...{ name: 'remove', order: 9, appendTo: 'root', tagName: 'a' },
    onInit(element) {
      element.textContent = remove
      swipe.on('change', () => {
        const link = openLink(swipe)
        if (link && element instanceof HTMLAnchorElement) element.href = `${link.pathname}/removal${link.search}`
      })
    },
  })
}

/** Position, caption, download, and the picture's address to pass on; what was done is said to everybody. */
export function registerToolbar(swipe: PhotoSwipe, words: ToolbarWords, number: () => number): void {
  const { share = '', copy = '', copied = '' } = words
  const say = (text: string) => {
    const place = swipe.element?.querySelector('.pswp__told')
    if (place) place.textContent = text
  }
  swipe.ui?.registerElement({ name: 'position', order: 5, appendTo: 'bar', tagName: 'p' })
  swipe.ui?.registerElement({ name: 'caption', order: 9, appendTo: 'root', tagName: 'p' })
  swipe.ui?.registerElement({
    ...{ name: 'told', order: 9, appendTo: 'root', tagName: 'p' },
    onInit: (element) => element.setAttribute('role', 'status'),
  })
  registerDownload(swipe, words, number)
  registerRemoval(swipe, words)
  swipe.ui?.registerElement({
    ...{ name: 'copy', order: 8, isButton: true, title: copy, ariaLabel: copy, html: iconOf('copy') },
    onClick: () => {
      navigator.clipboard?.writeText(location.href).then(
        () => say(copied),
        () => undefined,
      )
    },
  })
  if (typeof navigator.share === 'function') {
    swipe.ui?.registerElement({
      ...{ name: 'share', order: 8, isButton: true, title: share, ariaLabel: share, html: iconOf('share') },
      onClick: () => {
        navigator.share({ title: document.title, url: location.href }).catch(() => undefined)
      },
    })
  }
  swipe.on('change', () => say(''))
}
