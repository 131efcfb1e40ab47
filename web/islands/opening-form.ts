import type { Availability } from '#worker/domain/registrations/availability.ts'
import { ServerClock, untilInWords } from './shared/until.ts'

type Known = Pick<Availability, 'phase' | 'opensAt' | 'now'>
type Words = Record<'opensIn' | 'open', string>

/** Counts down to the opening by the server's clock, then shows the form that lies ready in the page: a rush loads nothing anew. */
class OpeningForm extends HTMLElement {
  #words = JSON.parse(this.dataset.words ?? '{}') as Words
  #opensAt = this.dataset.opensAt ?? ''
  #clock = new ServerClock()
  #timers: ReturnType<typeof setInterval>[] = []
  #lang = this.closest('[lang]')?.getAttribute('lang') ?? 'en'

  connectedCallback() {
    this.#clock.learn(this.dataset.now ?? '')
    // Every browser came at its own moment, so they do not ask together.
    this.#timers = [setInterval(this.#tick, 250), setInterval(this.#refresh, 60_000)]
    this.#tick()
  }

  disconnectedCallback() {
    this.#timers.forEach(clearInterval)
  }

  /** The organiser may have moved the opening meanwhile. */
  #refresh = async () => {
    const answer = await fetch(this.dataset.src ?? '').catch(() => undefined)
    if (!answer?.ok) return
    const { phase, opensAt, now } = (await answer.json()) as Known
    this.#clock.learn(now)
    if (phase === 'before' && opensAt) this.#opensAt = opensAt
    if (phase === 'open') this.#open()
  }

  #tick = () => {
    const left = Date.parse(this.#opensAt) - this.#clock.now()
    if (left <= 0) return this.#open()
    const countdown = this.querySelector('.countdown')
    const words = this.#words.opensIn.replace('@', untilInWords(left, this.#lang))
    if (countdown && countdown.textContent !== words) countdown.textContent = words
  }

  #open() {
    this.#timers.splice(0).forEach(clearInterval)
    const form = this.querySelector('template')
    if (!form) return
    for (const element of this.querySelectorAll('.countdown, .reload')) element.remove()
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.#words.open
    form.replaceWith(form.content.cloneNode(true))
  }
}

customElements.define('opening-form', OpeningForm)
