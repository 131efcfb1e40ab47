import type { Availability, KindAvailability } from '#worker/domain/registrations/availability.ts'
import { ServerClock, untilInWords } from './shared/until.ts'

type Forms = Record<'one' | 'other', string>
type Words = Record<
  Availability['phase'] | 'full' | 'byInvitation' | 'asOf' | 'opensIn' | 'register' | 'join',
  string
> &
  Record<'left' | 'waiting', Forms> & { kind: Record<'left' | 'waiting', Forms> & Record<'full' | 'unlimited', string> }

/** Keeps the places of an event fresh while it is looked at, and opens and closes by the server's clock. */
class PlacesLeft extends HTMLElement {
  #words = JSON.parse(this.dataset.words ?? '{}') as Words
  #known = JSON.parse(this.dataset.state ?? '{}') as Availability
  #clock = new ServerClock()
  #timers: ReturnType<typeof setInterval>[] = []
  #lang = this.closest('[lang]')?.getAttribute('lang') ?? 'en'

  connectedCallback() {
    this.#learn(this.#known)
    this.#timers = [setInterval(() => this.#refresh(), 30_000), setInterval(() => this.#tick(), 1000)]
    document.addEventListener('visibilitychange', this.#refresh)
    this.#refresh()
  }

  disconnectedCallback() {
    this.#timers.forEach(clearInterval)
    document.removeEventListener('visibilitychange', this.#refresh)
  }

  #refresh = async () => {
    if (document.hidden) return
    const answer = await fetch(this.dataset.src ?? '').catch(() => undefined)
    if (answer?.ok) this.#learn(await answer.json())
  }

  #learn(known: Availability) {
    this.#known = known
    this.#clock.learn(known.now)
    known.kinds.forEach(this.#kind)
    this.#tick()
  }

  #tick() {
    const { phase, opensAt, closesAt } = this.#known
    const now = this.#clock.now()
    const opensIn = Date.parse(opensAt ?? '') - now
    if (phase === 'before' && opensIn > 0) return this.#say('.places-as-of', this.#opensIn(opensIn))
    const taking = phase === 'before' || phase === 'open'
    this.#show(!taking ? phase : Date.parse(closesAt) <= now ? 'closed' : 'open')
  }

  #show(phase: Availability['phase']) {
    const { left, capacity, now } = this.#known
    const words = this.#words
    const isClosed = phase !== 'open' || this.#isByInvitation
    this.#hide('.places-action', isClosed)
    this.#hide('.places-as-of', isClosed || capacity === null)
    this.#say('.places-as-of', words.asOf.replace('@', this.#time(now)))
    this.#say('.button', left === 0 ? words.join : words.register)
    this.#say('.places-state', phase === 'open' ? this.#count() : words[phase])
  }

  /** As `isByInvitation` says: every place is for invited people. */
  get #isByInvitation() {
    return this.#known.kinds.length === 0 && this.#known.capacity !== null
  }

  #count() {
    const { left, capacity, waiting } = this.#known
    const words = this.#words
    if (this.#isByInvitation) return words.byInvitation
    if (left === null || capacity === null) return words.open
    if (left > 0) return this.#plural(left, words.left).replace('@', this.#figure(capacity))
    return waiting > 0 ? `${words.full} · ${this.#plural(waiting, words.waiting)}` : words.full
  }

  #figure = (n: number) => n.toLocaleString(this.#lang)

  #plural = (n: number, forms: Forms) =>
    (new Intl.PluralRules(this.#lang).select(n) === 'one' ? forms.one : forms.other).replace('#', this.#figure(n))

  #time = (at: string) =>
    new Date(at).toLocaleTimeString(this.#lang, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: this.dataset.zone,
    })

  #opensIn(milliseconds: number) {
    this.#hide('.places-as-of', false)
    return this.#words.opensIn.replace('@', untilInWords(milliseconds, this.#lang))
  }

  #kind = ({ id, left, capacity, waiting }: KindAvailability) => {
    const t = this.#words.kind
    const isFull = left === 0
    const line = isFull && waiting > 0 ? ` · ${this.#plural(waiting, t.waiting)}` : ''
    const free = left === null ? t.unlimited : this.#plural(left, t.left).replace('@', this.#figure(capacity ?? left))
    this.#say(`[data-kind="${id}"]`, isFull ? `${t.full}${line}` : free)
  }

  /** Only what changed is written: `role="status"` would say the same again. */
  #say(selector: string, text: string) {
    const element = this.querySelector(selector)
    if (element && element.textContent !== text) element.textContent = text
  }

  #hide(selector: string, hidden: boolean) {
    const element = this.querySelector<HTMLElement>(selector)
    if (element) element.hidden = hidden
  }
}

customElements.define('places-left', PlacesLeft)
