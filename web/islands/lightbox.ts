import type PhotoSwipe from 'photoswipe'
import PhotoSwipeLightbox from 'photoswipe/lightbox'

/** Enlarges the photos of a gallery in place; every photo keeps its own address, and "back" closes. */
class PhotoLightbox extends HTMLElement {
  #lightbox: PhotoSwipeLightbox | undefined
  #open: PhotoSwipe | undefined
  /** The address to return to, while a photo is open. */
  #gallery: string | undefined
  #byKeyboard = false

  connectedCallback() {
    const { close, zoom, previous, next, failed } = this.dataset
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const lightbox = new PhotoSwipeLightbox({
      gallery: this,
      children: 'a',
      pswpModule: () => import('photoswipe'),
      showHideAnimationType: calm ? 'none' : 'zoom',
      bgOpacity: 0.94,
      counter: false,
      closeTitle: close ?? '',
      zoomTitle: zoom ?? '',
      arrowPrevTitle: previous ?? '',
      arrowNextTitle: next ?? '',
      errorMsg: failed ?? '',
    })
    lightbox.addFilter('clickedIndex', (index, event) => {
      this.#byKeyboard = event.detail === 0
      return index
    })
    lightbox.on('uiRegister', () => this.#register())
    lightbox.on('beforeOpen', () => this.#begin())
    lightbox.on('change', () => this.#follow())
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

  get #link(): HTMLAnchorElement | undefined {
    const element = this.#open?.currSlide?.data.element
    return element instanceof HTMLAnchorElement ? element : undefined
  }

  /** "3 of 120", counted over all pages of the gallery. */
  get #position(): string {
    const number = Number(this.dataset.before) + (this.#open?.currIndex ?? 0) + 1
    return (this.dataset.position ?? '').replace('#', String(number)).replace('@', this.dataset.total ?? '')
  }

  #register() {
    const swipe = this.#lightbox?.pswp
    if (!swipe?.ui) return
    this.#open = swipe
    swipe.ui.registerElement({ name: 'position', order: 5, appendTo: 'bar', tagName: 'p' })
    swipe.ui.registerElement({ name: 'caption', order: 9, appendTo: 'root', tagName: 'p' })
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
    const link = this.#link
    if (!root || !link) return
    const [position, caption] = [root.querySelector('.pswp__position'), root.querySelector('.pswp__caption')]
    root.setAttribute('aria-label', (this.dataset.dialog ?? '').replace('@', this.#position))
    if (position) position.textContent = this.#position
    if (caption) caption.textContent = link.dataset.caption ?? ''
    history.replaceState(null, '', link.href)
  }

  #end() {
    this.#open = undefined
    if (this.#gallery) history.back()
    this.#gallery = undefined
  }
}

customElements.define('photo-lightbox', PhotoLightbox)
