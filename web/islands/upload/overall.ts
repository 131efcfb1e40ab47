import type { PictureRow } from './picture-row.ts'

interface OverallWords {
  /** # of @ pictures are done. */
  total: string
  /** ~ is how much time is left. */
  left: string
}

/** All pictures together: how many, how far, how much time is left. */
export class Overall {
  readonly elements: HTMLElement[]
  #bar = document.createElement('progress')
  #total = document.createElement('p')
  #left = document.createElement('p')
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
    this.elements = [this.#bar, this.#total, this.#left]
  }

  /** The first byte goes: what was there before says nothing of the speed. */
  begin(rows: readonly PictureRow[]) {
    if (this.#began > 0) return
    this.#began = performance.now()
    this.#bytesAtStart = bytesOf(rows)
  }

  show(rows: readonly PictureRow[], sending: number) {
    const done = rows.filter(({ state }) => state === 'sent' || state === 'known').length
    this.#bar.hidden = rows.length === 0
    const total = this.#words.total.replace('#', String(done)).replace('@', String(rows.length))
    this.#total.textContent = rows.length === 0 ? '' : total
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
