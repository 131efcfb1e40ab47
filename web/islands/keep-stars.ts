import { keepFeed } from './shared/kept-stars.ts'

/** On the page of a feed of stars: lets this browser find the page again and tell it of further stars. */
class KeepStars extends HTMLElement {
  connectedCallback() {
    const { event = '', path = '', stars = '' } = this.dataset
    keepFeed(event, { path, stars })
  }
}

customElements.define('keep-stars', KeepStars)
