/** What a browser knows of the feed of its stars at one event: the page that changes it, and the stars that it was told last. */
export interface KeptFeed {
  path: string
  stars: string
}

const key = (event: string) => `stars-feed:${event}`

/** The feed of an event's stars; undefined where there is none, or nothing may be kept. */
export function keptFeed(event: string): KeptFeed | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(event)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('path' in kept) || !('stars' in kept)) return undefined
    const { path, stars } = kept
    const isOurs = typeof path === 'string' && /^\/calendars\/[\w-]+$/.test(path)
    return isOurs && typeof stars === 'string' ? { path, stars } : undefined
  } catch {
    return undefined
  }
}

/** Keeps it, or forgets it; where nothing may be kept the page itself stays the only way to it. */
export function keepFeed(event: string, feed: KeptFeed | undefined): void {
  try {
    if (feed) localStorage.setItem(key(event), JSON.stringify(feed))
    else localStorage.removeItem(key(event))
  } catch {
    // Private windows may refuse.
  }
}

/** The stars of an event as this browser keeps them: session numbers in order, `3,14,15`. */
export function keptStars(event: string): string {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`stars:${event}`) ?? '[]')
    return Array.isArray(kept) ? inOrder(kept.filter((one) => Number.isInteger(one))) : ''
  } catch {
    return ''
  }
}

/** Session numbers in one order, so that the same stars are the same text. */
export const inOrder = (numbers: readonly number[]): string => numbers.toSorted((a, b) => a - b).join()
