const shapes = { dateStyle: 'medium', timeStyle: 'short' } as const

/** Adds a time in the reader's own zone, where clocks there show another than the event's. */
class OwnTime extends HTMLElement {
  connectedCallback() {
    const { zone = '', from = '', to = '', words = '' } = this.dataset
    const page = this.closest('[lang]')?.getAttribute('lang') ?? 'en'
    const lang = page === 'en' ? 'en-GB' : page
    const [start, end] = [new Date(from), to ? new Date(to) : undefined]
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    try {
      const there = new Intl.DateTimeFormat(lang, { ...shapes, timeZone: zone })
      const here = new Intl.DateTimeFormat(lang, { ...shapes, timeZone: own })
      if (here.format(start) === there.format(start)) return
      const text = end ? here.formatRange(start, end) : here.format(start)
      const line = Object.assign(document.createElement('p'), {
        className: 'hint',
        textContent: words.replace('@', `${text} (${this.#offset(own, start, lang)})`),
      })
      this.append(line)
    } catch {
      // A zone that this browser does not know is not offered.
    }
  }

  /** `GMT+9`, as it is on that day. */
  #offset(timeZone: string, at: Date, lang: string): string {
    const parts = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  }
}

customElements.define('own-time', OwnTime)
