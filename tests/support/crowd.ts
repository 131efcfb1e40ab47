/** One POST of the registration form. */
export interface Sent {
  person: number
  form: URLSearchParams
  /** Each person comes from an address of their own: one address has a limit. */
  address: string
}

/** Numbers from 0 to 1 that a seed gives again (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

interface Crowd {
  people: number
  seed: number
  /** The place kinds that somebody wishes for, the best first; without any, all. */
  wishes?: (random: () => number) => readonly string[]
}

/** Everybody who presses the button in the opening minute: each tenth 2 to 5 times, in any order. */
export function crowdOf({ people, seed, wishes = () => [] }: Crowd): Sent[] {
  const random = randomOf(seed)
  const sent = [...Array(people).keys()].flatMap((person) => {
    const chosen = wishes(random).map((id, n): [string, string] => [`preference.${n + 1}`, id])
    const form = new URLSearchParams([
      ['name', `Person ${person}`],
      ['email', `person-${seed}-${person}@example.org`],
      ['key', `key-${seed}-${person}`],
      ['locale', 'vi'],
      ['consent', 'on'],
      ...chosen,
    ])
    const times = person % 10 === 0 ? 2 + Math.floor(random() * 4) : 1
    return Array<Sent>(times).fill({ person, form, address: `10.${seed % 256}.${person >> 8}.${person % 256}` })
  })
  return shuffled(sent, random)
}

/** How an event stands after a rush, counted from its rows. */
export async function rushOutcome(database: D1Database, eventId: string) {
  const found = await database
    .prepare(
      `select count(*) as people, count(distinct mailbox) as mailboxes,
         sum(state = 'confirmed') as confirmed, sum(state = 'waitlisted') as waiting,
         min(number) as first, max(number) as last,
         sum(state = 'confirmed' and number > (select min(number) from registrations later
           where later.event_id = ?1 and later.state = 'waitlisted' and later.place_kind_id = registrations.place_kind_id)) as overtaken,
         (select count(*) from mails where event_id = ?1) as mails
       from registrations where event_id = ?1`,
    )
    .bind(eventId)
    .first<Record<string, number>>()
  const kinds = await database
    .prepare('select capacity, taken, waiting from place_kinds where event_id = ? order by position')
    .bind(eventId)
    .all<{ capacity: number | null; taken: number; waiting: number }>()
  return { ...found, kinds: kinds.results }
}

/** The value below which this share of the numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
