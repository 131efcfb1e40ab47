export type Side = 'before' | 'after'

/** Where an item is let go: beside which other. */
export interface Aim {
  item: HTMLElement
  side: Side
}

interface DraggingOptions {
  /** Of the list's items. */
  item: string
  /** By which a finger takes an item, so that elsewhere it still scrolls the page. */
  handle: string
  /** By which a mouse takes it. */
  surface: string
  onDrop: (item: HTMLElement, aim: Aim) => void
}

/** So far a mouse moves before it is not a click any more. */
const slack = 6
/** From this near the screen's edge the page moves along. */
const edge = { top: 90, bottom: 160, step: 14 }

/** Dragging the items of a list with mouse, pen or finger: the browser's own drag and drop knows no fingers. */
export class Dragging {
  #list: HTMLElement
  #options: DraggingOptions
  #item: HTMLElement | undefined
  #from = { x: 0, y: 0 }
  #at = { x: 0, y: 0 }
  #ghost: HTMLElement | undefined
  #aim: Aim | undefined
  #listening = new AbortController()

  constructor(list: HTMLElement, options: DraggingOptions) {
    this.#list = list
    this.#options = options
    list.addEventListener('pointerdown', (event) => this.#take(event))
  }

  #take(event: PointerEvent) {
    const { handle, surface, item } = this.#options
    if (!(event.target instanceof Element) || !event.isPrimary || event.button !== 0) return
    const grip = event.target.closest(event.pointerType === 'mouse' ? `${handle}, ${surface}` : handle)
    const taken = grip?.closest<HTMLElement>(item)
    if (!taken) return
    this.#item = taken
    this.#from = { x: event.clientX, y: event.clientY }
    this.#listening = new AbortController()
    const { signal } = this.#listening
    addEventListener('pointermove', (move) => this.#move(move), { signal })
    addEventListener('pointerup', () => this.#drop(), { signal })
    addEventListener('pointercancel', () => this.#end(), { signal })
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#end(), { signal })
  }

  #move({ clientX: x, clientY: y }: PointerEvent) {
    this.#at = { x, y }
    if (!this.#ghost && Math.hypot(x - this.#from.x, y - this.#from.y) < slack) return
    if (!this.#ghost) this.#begin()
    this.#follow()
  }

  #begin() {
    const picture = this.#item?.querySelector('img, .frame')?.cloneNode(true)
    this.#ghost = document.createElement('div')
    this.#ghost.className = 'drag-ghost'
    this.#ghost.setAttribute('aria-hidden', 'true')
    if (picture) this.#ghost.append(picture)
    document.body.append(this.#ghost)
    this.#item?.classList.add('dragged')
    requestAnimationFrame(() => this.#scroll())
  }

  #follow() {
    const { x, y } = this.#at
    if (this.#ghost) this.#ghost.style.translate = `${x}px ${y}px`
    const found = document.elementFromPoint(x, y)?.closest<HTMLElement>(this.#options.item)
    const other = found && this.#list.contains(found) && found !== this.#item ? found : undefined
    this.#point(other && { item: other, side: this.#sideOf(other) })
  }

  #sideOf(item: HTMLElement): Side {
    const { left, top, width, height } = item.getBoundingClientRect()
    const isAlone = width > this.#list.clientWidth * 0.6
    const isFirstHalf = isAlone ? this.#at.y < top + height / 2 : this.#at.x < left + width / 2
    return isFirstHalf ? 'before' : 'after'
  }

  #point(aim: Aim | undefined) {
    this.#aim?.item.classList.remove('drop-before', 'drop-after')
    this.#aim = aim
    aim?.item.classList.add(`drop-${aim.side}`)
  }

  /** While the pointer rests near an edge, the page moves under it. */
  #scroll() {
    if (!this.#ghost) return
    const { y } = this.#at
    const step = y < edge.top ? -edge.step : y > innerHeight - edge.bottom ? edge.step : 0
    if (step !== 0) {
      scrollBy(0, step)
      this.#follow()
    }
    requestAnimationFrame(() => this.#scroll())
  }

  #drop() {
    const [item, aim] = [this.#item, this.#aim]
    this.#end()
    if (item && aim) this.#options.onDrop(item, aim)
  }

  #end() {
    this.#listening.abort()
    this.#point(undefined)
    this.#item?.classList.remove('dragged')
    this.#ghost?.remove()
    this.#ghost = undefined
    this.#item = undefined
  }
}
