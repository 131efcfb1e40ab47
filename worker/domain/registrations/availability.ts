import * as z from 'zod'
import { placesLeft, type RegistrationPhase, registrationPhase } from './rules.ts'
import type { PlaceKindRow } from './table.ts'

const phases = ['none', 'cancelled', 'before', 'open', 'closed', 'over'] as const satisfies readonly RegistrationPhase[]

/** How an event stands with its places; instants are ISO 8601 in UTC, `now` is the server's clock. */
export const Availability = z.strictObject({
  phase: z.enum(phases),
  capacity: z.int().nonnegative().nullable(),
  left: z.int().nonnegative().nullable(),
  waiting: z.int().nonnegative(),
  opensAt: z.iso.datetime().nullable(),
  /** When registration ends at the latest: with the event. */
  closesAt: z.iso.datetime(),
  now: z.iso.datetime(),
})
export type Availability = z.infer<typeof Availability>

type Places = Pick<PlaceKindRow, 'capacity' | 'taken' | 'waiting'>
type Window = Parameters<typeof registrationPhase>[0]

/** The availability of an event whose places were read at `now`; an event without a place kind has no limit. */
export function availabilityOf(event: Window, places: Places | undefined, now: Date): Availability {
  const kind = places ?? { capacity: null, taken: 0, waiting: 0 }
  const { endsAt, registrationClosesAt } = event
  const closes = registrationClosesAt && registrationClosesAt < endsAt ? registrationClosesAt : endsAt
  return {
    phase: registrationPhase(event, now),
    capacity: kind.capacity,
    left: placesLeft(kind),
    waiting: kind.waiting,
    opensAt: event.registrationOpensAt?.toISOString() ?? null,
    closesAt: closes.toISOString(),
    now: now.toISOString(),
  }
}
