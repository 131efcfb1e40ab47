type Forms = Record<'one' | 'other', string>
type Words = Record<'none' | 'clash' | 'star' | 'refused', string> & Record<'count' | 'clashes', Forms>

/** A session of this page with all the places where it stands: once in the list, once for each room of the grid. */
interface Starrable {
  title: string
  href: string
  from: number
  to: number
  buttons: HTMLButtonElement[]
  places: HTMLElement[]
}

/** Lets a visitor star sessions without an account. Stars are session numbers, kept in this browser for one event. */
class StarSessions extends HTMLElement {
  #words = JSON.parse(this.dataset.words ?? '{}') as Words
  #key = `stars:${this.dataset.event}`
  #lang = this.closest('[lang]')?.getAttribute('lang') ?? 'en'
  #sessions = new Map<number, Starrable>()
  #stars = new Set<number>()
  #isRefused = false

  connectedCallback() {
    if (this.#sessions.size === 0) this.#prepare()
    this.addEventListener('click', this.#click)
    addEventListener('storage', this.#heard)
    this.#stars = this.#read()
    this.#show()
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#click)
    removeEventListener('storage', this.#heard)
  }

  #prepare() {
    for (const place of this.querySelectorAll<HTMLElement>('[data-session]')) {
      const number = Number(place.dataset.session)
      const link = place.querySelector('a')
      const [from, to] = [...place.querySelectorAll('time')].map(({ dateTime }) => Date.parse(dateTime))
      const session = this.#sessions.get(number) ?? {
        title: link?.textContent?.trim() ?? '',
        href: link?.href ?? '',
        from: from ?? Number.NaN,
        to: to ?? Number.NaN,
        buttons: [],
        places: [],
      }
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'star'
      button.dataset.star = String(number)
      button.setAttribute(
        'aria-label',
        this.#words.star.replace('@', () => session.title),
      )
      place.append(button)
      session.buttons.push(button)
      session.places.push(place)
      this.#sessions.set(number, session)
    }
  }

  #click = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button?.dataset.star) this.#toggle(Number(button.dataset.star))
    else if (button?.hasAttribute('aria-pressed')) {
      button.setAttribute('aria-pressed', String(this.classList.toggle('only')))
    }
  }

  /** Another tab of this browser changed the stars. */
  #heard = (event: StorageEvent) => {
    if (event.key !== this.#key && event.key !== null) return
    this.#stars = this.#read()
    this.#show()
  }

  /** What is kept, as far as it is a list of numbers. Where nothing may be kept, the stars of this page. */
  #read(): Set<number> {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]')
      return new Set(Array.isArray(kept) ? kept.filter((one) => Number.isInteger(one)) : [])
    } catch {
      return new Set(this.#stars)
    }
  }

  #toggle(number: number) {
    // Read again first: another tab may have starred meanwhile.
    if (!this.#isRefused) this.#stars = this.#read()
    if (!this.#stars.delete(number)) this.#stars.add(number)
    try {
      localStorage.setItem(this.#key, JSON.stringify([...this.#stars]))
      this.#isRefused = false
    } catch {
      this.#isRefused = true
    }
    this.#show()
  }

  #show() {
    this.dispatchEvent(new CustomEvent('stars', { detail: [...this.#stars] }))
    for (const [number, { buttons, places }] of this.#sessions) {
      const isStarred = this.#stars.has(number)
      for (const button of buttons) button.setAttribute('aria-pressed', String(isStarred))
      for (const place of places) place.classList.toggle('starred', isStarred)
    }
    const starred = [...this.#sessions].flatMap(([number, session]) => (this.#stars.has(number) ? [session] : []))
    const clashes = this.#clashes(starred)
    this.#tell(starred.length, clashes.length)
    this.#list(clashes)
  }

  /** Every two that overlap; the end of one may be the start of another. */
  #clashes = (starred: readonly Starrable[]) =>
    starred.flatMap((one, index) =>
      starred
        .slice(index + 1)
        .filter((other) => one.from < other.to && other.from < one.to)
        .map((other) => [one, other] as const),
    )

  #tell(stars: number, clashes: number) {
    const { none, count, refused } = this.#words
    const said = [
      stars === 0 ? none : this.#plural(stars, count),
      ...(clashes > 0 ? [this.#plural(clashes, this.#words.clashes)] : []),
      ...(this.#isRefused ? [refused] : []),
    ].join(' · ')
    const status = this.querySelector('.stars [role=status]')
    if (status && status.textContent !== said) status.textContent = said
  }

  #list(clashes: readonly (readonly [Starrable, Starrable])[]) {
    const details = this.querySelector<HTMLElement>('.stars details')
    if (!details) return
    details.hidden = clashes.length === 0
    const summary = details.querySelector('summary')
    if (summary) summary.textContent = this.#plural(clashes.length, this.#words.clashes)
    details.querySelector('ul')?.replaceChildren(...clashes.map((pair) => this.#clash(...pair)))
  }

  /** “One” and “other” overlap, each a link to its page. */
  #clash(one: Starrable, other: Starrable): HTMLLIElement {
    const item = document.createElement('li')
    const parts = this.#words.clash.split(/([@#])/).map((part) => {
      if (part !== '@' && part !== '#') return part
      const { title, href } = part === '@' ? one : other
      return Object.assign(document.createElement('a'), { href, textContent: title })
    })
    item.append(...parts)
    return item
  }

  #plural = (n: number, forms: Forms) =>
    (new Intl.PluralRules(this.#lang).select(n) === 'one' ? forms.one : forms.other).replace(
      '#',
      n.toLocaleString(this.#lang),
    )
}

customElements.define('star-sessions', StarSessions)
