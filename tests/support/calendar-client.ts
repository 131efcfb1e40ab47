import { expect } from 'vitest'
import { components, lintCalendar, propertyOf, unfold } from './ics-linter.ts'
import { get } from './requests.ts'

/** What a calendar shows of one entry. */
export interface HeldEntry {
  title: string
  /** As DTSTART and DTEND give it, with their parameters. */
  time: string
  location: string
  status: string
  sequence: number
}

const timeOf = (event: readonly string[]) =>
  ['DTSTART', 'DTEND'].map((name) => event.find((line) => line.startsWith(name))?.slice(name.length) ?? '').join(' ')

const textOf = (event: readonly string[], name: string) =>
  (propertyOf(event, name) ?? '').replace(/\\(.)/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))

const heldOf = (event: readonly string[]): HeldEntry => ({
  title: textOf(event, 'SUMMARY'),
  time: timeOf(event),
  location: textOf(event, 'LOCATION'),
  status: propertyOf(event, 'STATUS') ?? '',
  sequence: Number(propertyOf(event, 'SEQUENCE')),
})

/**
 * A calendar program that subscribed to a feed: it asks with the validator it was given last, by tag or by date only, and
 * holds what the feed says. Whatever should not happen to it between two polls fails the test.
 */
export class CalendarClient {
  readonly path: string
  readonly #asksBy: 'tag' | 'date'
  #tag = ''
  #date = ''
  #sequences = new Map<string, number>()
  held = new Map<string, HeldEntry>()

  constructor(path: string, asksBy: 'tag' | 'date') {
    this.path = path
    this.#asksBy = asksBy
  }

  /** Gives the status of the answer. */
  async poll(): Promise<number> {
    const headers: Record<string, string> = { accept: '*/*' }
    if (this.#asksBy === 'tag') headers['if-none-match'] = this.#tag
    else if (this.#date) headers['if-modified-since'] = this.#date
    const answer = await get(this.path, { headers })
    const [tag, date] = [answer.headers.get('etag') ?? '', answer.headers.get('last-modified') ?? '']
    if (this.#date) expect(Date.parse(date)).toBeGreaterThanOrEqual(Date.parse(this.#date))
    if (answer.status === 200) this.#take(new Uint8Array(await answer.arrayBuffer()))
    else expect([answer.status, tag]).toEqual([304, this.#tag])
    this.#tag = tag
    this.#date = date
    return answer.status
  }

  #take(bytes: Uint8Array): void {
    expect(lintCalendar(bytes)).toEqual([])
    const events = components(unfold(bytes), 'VEVENT')
    this.held = new Map(events.map((event) => [propertyOf(event, 'UID') ?? '', heldOf(event)]))
    for (const [uid, { sequence }] of this.held) {
      expect(sequence, `SEQUENCE of ${uid}`).toBeGreaterThanOrEqual(this.#sequences.get(uid) ?? 0)
      this.#sequences.set(uid, sequence)
    }
  }
}
