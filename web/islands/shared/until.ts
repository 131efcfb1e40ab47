const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** `in 12 minutes`, in the largest unit that fits. */
export function untilInWords(milliseconds: number, lang: string): string {
  const left = Math.ceil(milliseconds / 1000)
  const [unit, size] = units.find(([, size]) => left >= size) ?? units[3]
  return new Intl.RelativeTimeFormat(lang).format(Math.round(left / size), unit)
}

/** The server's clock as a browser knows it: an answer can only be late, so the largest difference seen is the truest. */
export class ServerClock {
  #ahead = Number.NEGATIVE_INFINITY

  learn(now: string) {
    this.#ahead = Math.max(this.#ahead, Date.parse(now) - Date.now())
  }

  now = () => Date.now() + this.#ahead
}
