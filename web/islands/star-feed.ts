import { inOrder, keepFeed, keptFeed, keptStars } from './shared/kept-stars.ts'

/** Whoever stars several in a row is waited for. */
const quiet = 1500

/** Makes a calendar of the stars that this browser keeps, and tells it of each further one; without stars there is nothing to see. */
class StarFeed extends HTMLElement {
  #event = this.dataset.event ?? ''
  #stars = keptStars(this.#event)
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop = new AbortController()

  connectedCallback() {
    const { signal } = this.#stop
    this.closest('star-sessions')?.addEventListener('stars', this.#changed, { signal })
    // Coming back with the browser's own button shows the page as it was left.
    addEventListener('pageshow', () => this.#show(), { signal })
    this.#show()
    this.#tellSoon()
  }

  disconnectedCallback() {
    this.#stop.abort()
    clearTimeout(this.#timer)
  }

  #changed = (event: Event) => {
    this.#stars = inOrder((event as CustomEvent<number[]>).detail)
    this.#show()
    this.#tellSoon()
  }

  #show() {
    const feed = keptFeed(this.#event)
    const form = this.querySelector('form')
    const link = this.querySelector('a')
    const field = this.querySelector('input')
    if (!form || !link || !field) return
    form.hidden = feed !== undefined || this.#stars === ''
    link.hidden = feed === undefined
    if (feed) link.href = feed.path + new URL(form.action).search
    field.value = this.#stars
  }

  #tellSoon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#tell(), quiet)
  }

  /** Once told, the feed holds these stars; what failed is tried again with the next star or visit. */
  async #tell() {
    const feed = keptFeed(this.#event)
    const stars = this.#stars
    if (!feed || feed.stars === stars) return
    const answer = await fetch(`${feed.path}/stars`, {
      method: 'POST',
      body: new URLSearchParams({ stars }),
      keepalive: true,
    }).catch(() => undefined)
    if (answer?.ok) keepFeed(this.#event, { ...feed, stars })
    // Nobody has this feed any more.
    else if (answer?.status === 404) keepFeed(this.#event, undefined)
    this.#say(answer === undefined || answer.status >= 500)
    this.#show()
  }

  #say(isLate: boolean) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = isLate ? (this.dataset.late ?? '') : ''
  }
}

customElements.define('star-feed', StarFeed)
