/** Lets photos be dragged to another place, and all of a page be ticked at once; buttons and ticks work without it. */
class PhotoOrder extends HTMLElement {
  #status = document.createElement('p')
  #dragged: HTMLLIElement | undefined

  connectedCallback() {
    this.#status.setAttribute('role', 'status')
    this.prepend(this.#tickAll(), this.#status)
    if (!this.dataset.drag) return
    this.#status.textContent = this.dataset.drag
    for (const item of this.querySelectorAll<HTMLLIElement>('li[data-photo]')) this.#makeDraggable(item)
  }

  #tickAll(): HTMLLabelElement {
    const [label, box] = [document.createElement('label'), document.createElement('input')]
    box.type = 'checkbox'
    label.className = 'tick'
    label.append(box, this.dataset.tickAll ?? '')
    box.addEventListener('change', () => {
      for (const one of this.querySelectorAll<HTMLInputElement>('input[name=photos]')) one.checked = box.checked
    })
    return label
  }

  #makeDraggable(item: HTMLLIElement) {
    item.draggable = true
    item.addEventListener('dragstart', () => {
      this.#dragged = item
      item.classList.add('dragged')
    })
    item.addEventListener('dragend', () => {
      this.#dragged = undefined
      item.classList.remove('dragged')
    })
    item.addEventListener('dragover', (event) => {
      if (this.#dragged) event.preventDefault()
    })
    item.addEventListener('drop', (event) => {
      event.preventDefault()
      if (this.#dragged && this.#dragged !== item) void this.#place(this.#dragged, item)
    })
  }

  /** Before the photo that it is dropped on when it comes from behind, else after it. */
  async #place(photo: HTMLLIElement, target: HTMLLIElement) {
    const isBehind = (target.compareDocumentPosition(photo) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    const [neighbour, next] = [photo.previousElementSibling, photo.nextElementSibling]
    if (isBehind) target.before(photo)
    else target.after(photo)
    const answer = await this.#post(photo).catch(() => undefined)
    if (answer?.ok) this.#status.textContent = this.dataset.moved ?? ''
    else if (neighbour) neighbour.after(photo)
    else next?.before(photo)
  }

  /** Tells the server where the photo stands now: behind its neighbour, or before the next where it is the page's first. */
  #post(photo: HTMLLIElement): Promise<Response> {
    const idOf = (element: Element | null) => (element instanceof HTMLElement ? element.dataset.photo : undefined)
    const [before, after] = [idOf(photo.nextElementSibling), idOf(photo.previousElementSibling)]
    const body = new URLSearchParams(after ? { after } : { before: before ?? '' })
    const [path, query] = (this.dataset.path ?? '').split('?')
    return fetch(`${path}/${idOf(photo)}/position?${query ?? ''}`, { method: 'POST', body, redirect: 'manual' }).then(
      (answer) => (answer.type === 'opaqueredirect' ? new Response(null, { status: 204 }) : answer),
    )
  }
}

customElements.define('photo-order', PhotoOrder)
