const key = 'time-zone'

/** What the visitor chose before; nothing where the browser keeps nothing. */
function remembered(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(zone: string | undefined) {
  try {
    if (zone) localStorage.setItem(key, zone)
    else localStorage.removeItem(key)
  } catch {
    // Without storage the choice lives in the address alone.
  }
}

const wallTime = (at: Date, timeZone: string) =>
  at.toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone })

/** Offers the times of a schedule in the visitor's own zone, or the one chosen last, where clocks there show another time. */
class OwnZone extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', this.#chosen)
    this.addEventListener('click', this.#clicked)
    try {
      this.#offer(remembered() ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
    } catch {
      // A zone that this browser does not know is not offered.
    }
  }

  disconnectedCallback() {
    this.removeEventListener('submit', this.#chosen)
    this.removeEventListener('click', this.#clicked)
  }

  #offer(zone: string) {
    const { event = '', shown = '', from = '', to = '', offer = '' } = this.dataset
    const isSame = (other: string) =>
      [from, to].every((at) => wallTime(new Date(at), zone) === wallTime(new Date(at), other))
    const place = this.querySelector('.schedule-offer')
    if (!place || isSame(event) || isSame(shown)) return
    const address = new URL(location.href)
    address.searchParams.set('zone', zone)
    const link = Object.assign(document.createElement('a'), {
      href: address.href,
      textContent: offer.replace('@', this.#offset(zone, new Date(from))),
    })
    link.dataset.zone = zone
    place.replaceChildren(link)
  }

  /** `GMT+9`, as it is on the day of the event. */
  #offset(timeZone: string, at: Date): string {
    const lang = this.closest('[lang]')?.getAttribute('lang') ?? 'en'
    const parts = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  }

  #chosen = (event: Event) => {
    const zone = event.target instanceof HTMLFormElement ? String(new FormData(event.target).get('zone') ?? '') : ''
    remember(zone === this.dataset.event ? undefined : zone)
  }

  #clicked = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link?.dataset.zone) remember(link.dataset.zone)
    else if (link?.classList.contains('event-zone')) remember(undefined)
  }
}

customElements.define('own-zone', OwnZone)
