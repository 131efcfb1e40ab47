import type { PictureRow, PictureState } from './picture-row.ts'

interface OverallWords {
  /** # of @ pictures are done. */
  total: string
  /** # pictures were refused or failed. */
  notTaken: string
  retryAll: string
  /** ~ is how much time is left. */
  left: string
}

/** All pictures together: how many, how far, how much time is left. */
export class Overall {
  readonly elements: HTMLElement[]
  onRetryAll = () => {}
  #bar = document.createElement('progress')
  #total = document.createElement('p')
  #left = document.createElement('p')
  #again = document.createElement('button')
  #words: OverallWords
  #began = 0
  #bytesAtStart = 0

  constructor(label: string, words: OverallWords) {
    this.#words = words
    this.#total.setAttribute('role', 'status')
    this.#bar.max = 1
    this.#bar.hidden = true
    this.#bar.className = 'all'
    this.#bar.setAttribute('aria-label', label)
    this.#again.type = 'button'
    this.#again.className = 'secondary'
    this.#again.hidden = true
    this.#again.textContent = words.retryAll
    this.#again.addEventListener('click', () => this.onRetryAll())
    this.elements = [this.#bar, this.#total, this.#left, this.#again]
  }

  /** The first byte goes: what was there before says nothing of the speed. */
  begin(rows: readonly PictureRow[]) {
    if (this.#began > 0) return
    this.#began = performance.now()
    this.#bytesAtStart = bytesOf(rows)
  }

  show(rows: readonly PictureRow[], sending: number) {
    const count = (...states: PictureState[]) => rows.filter(({ state }) => states.includes(state)).length
    const [done, failed, refused] = [count('sent', 'known'), count('failed'), count('refused')]
    this.#again.hidden = failed < 2
    this.#bar.hidden = rows.length === 0
    const total = this.#words.total.replace('#', String(done)).replace('@', String(rows.length))
    const notTaken = failed + refused > 0 ? `, ${this.#words.notTaken.replace('#', String(failed + refused))}` : ''
    this.#total.textContent = rows.length === 0 ? '' : total + notTaken
    const all = rows.reduce((sum, { file }) => sum + file.size, 0)
    const bytes = bytesOf(rows)
    this.#bar.value = all > 0 ? bytes / all : 0
    const perSecond = (bytes - this.#bytesAtStart) / ((performance.now() - this.#began) / 1000)
    const seconds = Math.ceil((all - bytes) / perSecond)
    const isGoing = sending > 0 && this.#began > 0 && perSecond > 0 && seconds > 1
    this.#left.textContent = isGoing ? this.#words.left.replace('~', spanOf(seconds)) : ''
  }
}

const bytesOf = (rows: readonly PictureRow[]) => rows.reduce((sum, row) => sum + row.loaded, 0)

/** `2 minutes`, in the page's language. */
function spanOf(seconds: number): string {
  const [unit, amount] = seconds < 90 ? ['second', seconds] : ['minute', Math.ceil(seconds / 60)]
  const style = { style: 'unit', unit: String(unit), unitDisplay: 'long' } as const
  return new Intl.NumberFormat(document.documentElement.lang, style).format(Number(amount))
}
