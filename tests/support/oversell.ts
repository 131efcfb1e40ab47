import { env } from 'cloudflare:workers'
import type { EventRow } from '#worker/domain/events/table.ts'

/** A copy of the table without triggers or unique indexes, in the tests only. */
const scratch =
  'create table if not exists unguarded (event_id text not null, person integer not null, state text not null)'

/** What registration must not be: reads the number of places taken, then writes. Returns how many were confirmed. */
export async function countThenInsert(
  event: EventRow & { placeKind: { capacity: number | null } },
  people: readonly number[],
): Promise<number> {
  const capacity = event.placeKind.capacity ?? 0
  await env.DB.prepare(scratch).run()
  const confirmed = env.DB.prepare(
    "select count(*) as n from unguarded where event_id = ? and state = 'confirmed'",
  ).bind(event.id)
  const count = async () => (await confirmed.first<{ n: number }>())?.n ?? 0
  await Promise.all(
    people.map(async (person) => {
      const state = (await count()) < capacity ? 'confirmed' : 'waitlisted'
      await env.DB.prepare('insert into unguarded (event_id, person, state) values (?, ?, ?)')
        .bind(event.id, person, state)
        .run()
    }),
  )
  return count()
}
