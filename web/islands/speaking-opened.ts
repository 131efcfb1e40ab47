/** What only a person does: loading and scrolling a page mail scanners do too. */
const signs = ['pointerdown', 'keydown', 'touchstart'] as const

/** Tells the server once that somebody uses the page. */
class SpeakingOpened extends HTMLElement {
  #stop = new AbortController()

  connectedCallback() {
    for (const sign of signs) addEventListener(sign, this.#tell, { signal: this.#stop.signal })
  }

  disconnectedCallback() {
    this.#stop.abort()
  }

  #tell = (event: Event) => {
    if (!event.isTrusted || document.visibilityState !== 'visible') return
    this.#stop.abort()
    navigator.sendBeacon(this.dataset.path ?? '')
  }
}

customElements.define('speaking-opened', SpeakingOpened)
