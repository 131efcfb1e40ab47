import type PhotoSwipe from 'photoswipe'
import PhotoSwipeLightbox from 'photoswipe/lightbox'
import { keepFocus } from './lightbox/keep-focus.ts'
import { appendNextPage, hasNextPage } from './lightbox/next-page.ts'
import { slideOf } from './lightbox/slide.ts'
import { openLink, registerToolbar } from './lightbox/toolbar.ts'

/** How near to the end the pictures of the next page are brought. */
const nearEnd = 8

/** Enlarges the photos of a gallery in place; every photo keeps its own address, and "back" closes. */
class PhotoLightbox extends HTMLElement {
  #lightbox: PhotoSwipeLightbox | undefined
  #open: PhotoSwipe | undefined
  /** The address to return to, while a photo is open. */
  #gallery: string | undefined
  #byKeyboard = false
  #isFetching = false

  connectedCallback() {
    const { close, zoom, previous, next, failed } = this.dataset
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const lightbox = new PhotoSwipeLightbox({
      gallery: this,
      children: '.gallery a',
      pswpModule: () => import('photoswipe'),
      showHideAnimationType: calm ? 'none' : 'zoom',
      bgOpacity: 0.94,
      counter: false,
      // Of several pages, the last picture is not followed by the first.
      loop: Number(this.dataset.total) === this.querySelectorAll('.gallery a').length,
      closeTitle: close ?? '',
      zoomTitle: zoom ?? '',
      arrowPrevTitle: previous ?? '',
      arrowNextTitle: next ?? '',
      errorMsg: failed ?? '',
    })
    lightbox.addFilter('domItemData', (data, _, link) => slideOf(data, link))
    lightbox.addFilter('clickedIndex', (index, event) => {
      this.#byKeyboard = event.detail === 0
      return index
    })
    lightbox.on('uiRegister', () => {
      if (lightbox.pswp) registerToolbar(lightbox.pswp, this.dataset, () => this.#number)
    })
    lightbox.on('beforeOpen', () => this.#begin())
    lightbox.on('change', () => this.#follow())
    lightbox.on('keydown', ({ originalEvent }) => {
      if (this.#open?.element) keepFocus(this.#open.element, originalEvent)
    })
    lightbox.on('destroy', () => this.#end())
    lightbox.init()
    this.#lightbox = lightbox
    addEventListener('popstate', this.#leave)
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#leave)
    this.#lightbox?.destroy()
  }

  readonly #leave = () => {
    this.#gallery = undefined
    this.#open?.close()
  }

  /** Of the open picture, counted over all pages of the gallery. */
  get #number(): number {
    return Number(this.dataset.before) + (this.#open?.currIndex ?? 0) + 1
  }

  /** "3 of 120". */
  get #position(): string {
    return (this.dataset.position ?? '').replace('#', String(this.#number)).replace('@', this.dataset.total ?? '')
  }

  #begin() {
    this.#open = this.#lightbox?.pswp
    // While it opens, PhotoSwipe hears no keys: who comes by keyboard does not wait.
    if (this.#byKeyboard && this.#open) this.#open.options.showHideAnimationType = 'none'
    this.#gallery = location.href
    history.pushState(null, '', location.href)
  }

  #follow() {
    const root = this.#open?.element
    const link = openLink(this.#open)
    if (!root || !link) return
    const [position, caption] = [root.querySelector('.pswp__position'), root.querySelector('.pswp__caption')]
    root.setAttribute('aria-label', (this.dataset.dialog ?? '').replace('@', this.#position))
    if (position) position.textContent = this.#position
    if (caption) {
      caption.textContent = link.dataset.caption ?? ''
      caption.setAttribute('lang', link.dataset.lang ?? document.documentElement.lang)
    }
    history.replaceState(null, '', link.href)
    this.#goOn()
  }

  /** Near the end of the page, the lightbox goes on with the next one. */
  async #goOn() {
    const swipe = this.#open
    if (!swipe || this.#isFetching || !hasNextPage() || swipe.currIndex < swipe.getNumItems() - nearEnd) return
    this.#isFetching = true
    const first = swipe.getNumItems()
    const links = await appendNextPage(this)
    this.#isFetching = false
    const { dataSource } = swipe.options
    if (links.length === 0 || !dataSource || !('gallery' in dataSource) || swipe !== this.#open) return
    dataSource.items?.push(...links)
    swipe.refreshSlideContent(first)
  }

  #end() {
    this.#open = undefined
    if (this.#gallery) history.back()
    this.#gallery = undefined
  }
}

customElements.define('photo-lightbox', PhotoLightbox)
