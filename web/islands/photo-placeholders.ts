import { thumbHashToDataURL } from 'thumbhash'

/** Shows a blurred likeness of each picture until it has come; without script there is a plain tone. */
class PhotoPlaceholders extends HTMLElement {
  connectedCallback() {
    for (const image of this.querySelectorAll<HTMLImageElement>('img[data-thumbhash]')) {
      if (!image.complete) paint(image)
    }
  }
}

function paint(image: HTMLImageElement): void {
  const bytes = Uint8Array.from(atob(image.dataset.thumbhash ?? ''), (sign) => sign.charCodeAt(0))
  image.style.background = `center / cover url("${thumbHashToDataURL(bytes)}")`
  // It has come when it can be drawn; and it may be transparent.
  const come = () =>
    image
      .decode()
      .catch(() => undefined)
      .then(() => image.style.removeProperty('background'))
  image.addEventListener('load', come, { once: true })
}

customElements.define('photo-placeholders', PhotoPlaceholders)
