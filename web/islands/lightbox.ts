import type PhotoSwipe from 'photoswipe'
import PhotoSwipeLightbox from 'photoswipe/lightbox'
import { keepFocus } from './lightbox/keep-focus.ts'
import { lookOf } from './lightbox/look.ts'
import { bringPage, hasPage, type Side } from './lightbox/pages.ts'
import { emptySlide, slideOf } from './lightbox/slide.ts'
import { registerToolbar } from './lightbox/toolbar.ts'

/** How near to either end of what is here the pictures of the page beyond are brought. */
const nearEnd = 8
/** So far from the open picture PhotoSwipe may keep one that was empty. */
const keptBeside = 5

/** Enlarges the photos of a gallery in place; every photo keeps its own address, and "back" closes. */
class PhotoLightbox extends HTMLElement {
  #lightbox: PhotoSwipeLightbox | undefined
  #open: PhotoSwipe | undefined
  /** The address to return to, while a photo is open. */
  #gallery: string | undefined
  #byKeyboard = false
  #isFetching = false
  #hasFailed = false

  connectedCallback() {
    const lightbox = new PhotoSwipeLightbox({
      gallery: this,
      children: '.gallery a',
      pswpModule: () => import('photoswipe'),
      // Of several pages, the last picture is not followed by the first.
      loop: this.#total === this.#links.length,
      ...lookOf(this.dataset),
    })
    // Pictures are counted over all pages of the gallery, whether they are here or not.
    lightbox.addFilter('numItems', () => this.#total)
    lightbox.addFilter('itemData', (_, index) => this.#slideAt(index))
    lightbox.addFilter('clickedIndex', (index, event) => {
      this.#byKeyboard = event.detail === 0
      return index < 0 ? index : index + this.#before
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

  get #total(): number {
    return Number(this.dataset.total)
  }

  /** How many pictures stand before the first one that is here. */
  get #before(): number {
    return Number(this.dataset.before)
  }

  get #links(): NodeListOf<HTMLAnchorElement> {
    return this.querySelectorAll<HTMLAnchorElement>('.gallery a')
  }

  #slideAt(index: number) {
    const link = this.#links[index - this.#before]
    return link ? slideOf(link) : emptySlide(this.#hasFailed ? (this.dataset.failed ?? '') : '…')
  }

  /** Of the open picture, counted over all pages of the gallery. */
  get #number(): number {
    return (this.#open?.currIndex ?? 0) + 1
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
    if (!root) return
    const link = this.#links[this.#number - 1 - this.#before]
    const [position, caption] = [root.querySelector('.pswp__position'), root.querySelector('.pswp__caption')]
    root.setAttribute('aria-label', (this.dataset.dialog ?? '').replace('@', this.#position))
    if (position) position.textContent = this.#position
    if (caption) {
      caption.textContent = link?.dataset.caption ?? ''
      caption.setAttribute('lang', link?.dataset.lang ?? document.documentElement.lang)
    }
    if (link && link.href !== location.href) history.replaceState(null, '', link.href)
    this.#goOn()
  }

  /** On which side the pictures come to an end that the gallery does not. */
  #sideToBring(index: number): Side | undefined {
    if (hasPage('next') && index >= this.#before + this.#links.length - nearEnd) return 'next'
    return hasPage('prev') && index < this.#before + nearEnd ? 'prev' : undefined
  }

  /** Near the end of what is here, the lightbox goes on with the page beyond it. */
  async #goOn() {
    const swipe = this.#open
    const side = swipe && !this.#isFetching ? this.#sideToBring(swipe.currIndex) : undefined
    if (!swipe || !side) return
    this.#isFetching = true
    const [first, end] = [this.#before, this.#before + this.#links.length]
    this.#hasFailed = (await bringPage(this, side)) === 0
    for (let index = swipe.currIndex - keptBeside; index <= swipe.currIndex + keptBeside; index += 1) {
      const wasEmpty = index >= 0 && index < this.#total && (index < first || index >= end)
      if (wasEmpty && swipe === this.#open) swipe.refreshSlideContent(index)
    }
    this.#isFetching = false
    // Who moved on meanwhile may be at the other end.
    if (!this.#hasFailed) this.#goOn()
  }

  #end() {
    this.#open = undefined
    if (this.#gallery) history.back()
    this.#gallery = undefined
  }
}

customElements.define('photo-lightbox', PhotoLightbox)
