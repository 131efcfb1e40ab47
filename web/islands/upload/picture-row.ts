export type PictureState = 'waiting' | 'reading' | 'sending' | 'sent' | 'known' | 'failed' | 'refused'

interface RowWords {
  retry: string
  forget: string
}

/** One picture on its way: its name, its bar, how it stands, and what can be done when it failed. */
export class PictureRow {
  readonly element = document.createElement('li')
  readonly key: string
  readonly file: File
  state: PictureState = 'waiting'
  tries = 0
  #bar = document.createElement('progress')
  #status = document.createElement('span')
  #buttons: HTMLButtonElement[]

  constructor(file: File, key: string, words: RowWords) {
    this.file = file
    this.key = key
    const name = document.createElement('span')
    name.textContent = file.name
    name.className = 'name'
    this.#bar.max = 1
    this.#bar.value = 0
    this.#bar.setAttribute('aria-label', file.name)
    this.#status.className = 'status'
    this.#buttons = (['retry', 'forget'] as const).map((deed) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = deed === 'retry' ? 'secondary' : 'quiet'
      button.textContent = words[deed]
      button.setAttribute('aria-label', `${words[deed]}: ${file.name}`)
      button.hidden = true
      button.addEventListener('click', () =>
        this.element.dispatchEvent(new CustomEvent(deed, { bubbles: true, detail: this })),
      )
      return button
    })
    this.element.append(name, this.#bar, this.#status, ...this.#buttons)
  }

  /** Bytes that have come, as far as we know. */
  get loaded(): number {
    return this.isSettled ? this.file.size : this.#bar.value * this.file.size
  }

  /** Nothing more happens to it by itself. */
  get isSettled(): boolean {
    return this.state === 'sent' || this.state === 'known' || this.state === 'refused'
  }

  stand(state: PictureState, words: string) {
    this.state = state
    this.element.dataset.state = state
    if (state === 'sent' || state === 'known') this.#bar.value = 1
    this.say(words)
    for (const button of this.#buttons) button.hidden = state !== 'failed'
    // Among hundreds it would not be found.
    if (state === 'failed' || state === 'refused') this.element.parentElement?.prepend(this.element)
  }

  say(words: string) {
    this.#status.textContent = words
  }

  progress(loaded: number) {
    this.#bar.value = Math.min(1, loaded / Math.max(1, this.file.size))
  }
}
