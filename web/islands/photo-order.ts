import { type Aim, Dragging } from './order/dragging.ts'

const photoSelector = 'li[data-photo]'

/** Lets photos be dragged, moved by their arrows without loading the page, and ticked all at once; arrows and ticks work without it. */
class PhotoOrder extends HTMLElement {
  #status = document.createElement('p')
  /** What is stored one after the other, as it was done. */
  #stored: Promise<unknown> = Promise.resolve()

  connectedCallback() {
    const list = this.querySelector<HTMLElement>('.photo-list')
    if (!list) return
    this.#status.setAttribute('role', 'status')
    this.#status.className = 'hint'
    this.prepend(this.#tickAll(), this.#status)
    this.addEventListener('change', () => this.#tally())
    this.#tally()
    if (!this.dataset.drag) return
    this.#status.textContent = this.dataset.drag
    for (const frame of list.querySelectorAll('.frame')) frame.append(handle())
    const onDrop = (photo: HTMLElement, aim: Aim) => this.#drop(photo, aim)
    new Dragging(list, { item: photoSelector, handle: '.handle', surface: '.frame', onDrop })
    list.addEventListener('submit', (event) => this.#step(event))
  }

  #photos = () => [...this.querySelectorAll<HTMLElement>(photoSelector)]
  #boxes = () => [...this.querySelectorAll<HTMLInputElement>('input[name=photos]')]

  #tickAll(): HTMLLabelElement {
    const [label, box] = [document.createElement('label'), document.createElement('input')]
    box.type = 'checkbox'
    label.className = 'tick'
    label.append(box, this.dataset.tickAll ?? '')
    box.addEventListener('change', () => {
      for (const one of this.#boxes()) one.checked = box.checked
    })
    return label
  }

  /** How many are ticked, where the buttons are that do something with them. */
  #tally() {
    const count = this.#boxes().filter(({ checked }) => checked).length
    this.toggleAttribute('data-ticked', count > 0)
    const told = this.querySelector('.ticked')
    const words = new Intl.PluralRules(document.documentElement.lang).select(count) === 'one' ? 'One' : 'Other'
    if (told) told.textContent = count > 0 ? (this.dataset[`ticked${words}`] ?? '').replace('#', String(count)) : ''
  }

  /** Beside the photo on which it is let go; with it, where it is ticked, all that are. */
  #drop(photo: HTMLElement, { item: target, side }: Aim) {
    const isTicked = (one: HTMLElement) => one.querySelector<HTMLInputElement>('input[name=photos]')?.checked ?? false
    const moved = isTicked(photo) ? this.#photos().filter(isTicked) : [photo]
    if (moved.includes(target)) return
    const body = new URLSearchParams({ deed: 'place', [side]: target.dataset.photo ?? '' })
    for (const one of moved) body.append('photos', one.dataset.photo ?? '')
    void this.#store(this.dataset.path ?? '', body, photo, () => target[side](...moved))
  }

  /** One forward or back; past the end of the page the form does it. */
  #step(event: SubmitEvent) {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement)) return
    const photo = form.closest<HTMLElement>(photoSelector)
    const isUp = new FormData(form).get('direction') === 'up'
    const neighbour = isUp ? photo?.previousElementSibling : photo?.nextElementSibling
    if (!photo || !neighbour) return
    event.preventDefault()
    const body = new URLSearchParams({ direction: isUp ? 'up' : 'down' })
    void this.#store(form.action, body, photo, () => {
      neighbour[isUp ? 'before' : 'after'](photo)
      submitter?.focus()
    })
  }

  /** Moves at once, and back where it could not be stored. */
  async #store(path: string, body: URLSearchParams, photo: HTMLElement, move: () => void) {
    const before = this.#photos()
    move()
    this.#number()
    const sent = this.#stored.then(() =>
      fetch(path, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined),
    )
    this.#stored = sent
    const answer = await sent
    if (answer?.type === 'opaqueredirect') return this.#tell(photo)
    before[0]?.parentElement?.append(...before)
    this.#number()
    this.#status.textContent = this.dataset.failed ?? ''
  }

  #tell(photo: HTMLElement) {
    const [number, name] = [photo.querySelector('.number')?.textContent, photo.querySelector('.name')?.textContent]
    this.#status.textContent = (this.dataset.placed ?? '').replace('#', number ?? '').replace('@', name ?? '')
  }

  #number() {
    for (const [index, photo] of this.#photos().entries()) {
      const number = photo.querySelector('.number')
      if (number) number.textContent = String(Number(this.dataset.first) + index)
    }
  }
}

/** What a finger takes hold of; those who use a keyboard have the arrows. */
function handle(): HTMLElement {
  const element = document.createElement('span')
  element.className = 'handle'
  element.setAttribute('aria-hidden', 'true')
  element.textContent = '⠿'
  return element
}

customElements.define('photo-order', PhotoOrder)
