type TryingWords = Record<'waiting' | 'trying' | 'changed' | 'done', string>

const firstPause = 4000
const longestPause = 60_000

/** Sends the form again by itself until the database answers, with growing pauses; the key in the form lets no try count twice. */
class StillTrying extends HTMLElement {
  #words = JSON.parse(this.dataset.words ?? '{}') as TryingWords
  #lang = this.closest('[lang]')?.getAttribute('lang') ?? 'en'
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop = new AbortController()

  connectedCallback() {
    const { signal } = this.#stop
    // Whoever types is not done yet, and whoever presses the button sends it themselves.
    this.addEventListener('input', () => this.#end(this.#words.changed), { signal })
    this.addEventListener('submit', () => this.#end(this.#words.trying), { signal })
    this.#wait()
  }

  disconnectedCallback() {
    this.#end('')
  }

  /** Jitter keeps those who were refused together from coming back together. */
  #wait() {
    const pause = Math.min(longestPause, firstPause * 1.6 ** this.#tries) * (0.5 + Math.random())
    this.#tries += 1
    const words = new Intl.RelativeTimeFormat(this.#lang).format(Math.ceil(pause / 1000), 'second')
    this.#say(this.#words.waiting.replace('@', words))
    this.#timer = setTimeout(() => this.#try(), pause)
  }

  async #try() {
    const form = this.querySelector('form')
    if (!form) return
    this.#say(this.#words.trying)
    const signal = AbortSignal.timeout(15_000)
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const headers = { accept: 'text/html' }
    const answer = await fetch(form.action, { method: 'POST', body, headers, signal }).catch(() => undefined)
    if (this.#stop.signal.aborted) return
    if (answer?.redirected) {
      this.#end(this.#words.done)
      location.replace(answer.url)
    } else if (!answer || answer.status >= 500 || answer.status === 429) this.#wait()
    else {
      // Sent once more the key brings the same answer, as a page.
      this.#end(this.#words.trying)
      form.submit()
    }
  }

  #end(words: string) {
    clearTimeout(this.#timer)
    this.#stop.abort()
    this.#say(words)
  }

  #say(text: string) {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = text
  }
}

customElements.define('still-trying', StillTrying)
