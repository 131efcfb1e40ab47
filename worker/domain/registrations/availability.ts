import * as z from 'zod'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { placesLeft, type RegistrationPhase, registrationPhase } from './rules.ts'
import { type PlaceKindRow, placeKindAccesses, placeKindTypes } from './table.ts'

const phases = ['none', 'cancelled', 'before', 'open', 'closed', 'over'] as const satisfies readonly RegistrationPhase[]

/** How one place kind stands; who may not be invited is not told of places for the invited. */
const KindAvailability = z.strictObject({
  id: z.string(),
  type: z.enum(placeKindTypes),
  name: z.partialRecord(z.enum(contentLanguages), z.string()),
  capacity: z.int().nonnegative().nullable(),
  left: z.int().nonnegative().nullable(),
  waiting: z.int().nonnegative(),
  access: z.enum(placeKindAccesses),
})
export type KindAvailability = z.infer<typeof KindAvailability>

/** How an event stands with its places, all kinds together; instants are ISO 8601 in UTC, `now` is the server's clock. */
export const Availability = z.strictObject({
  phase: z.enum(phases),
  capacity: z.int().nonnegative().nullable(),
  left: z.int().nonnegative().nullable(),
  /** In the longest line. */
  waiting: z.int().nonnegative(),
  kinds: z.array(KindAvailability),
  opensAt: z.iso.datetime().nullable(),
  /** When registration ends at the latest: with the event. */
  closesAt: z.iso.datetime(),
  now: z.iso.datetime(),
})
export type Availability = z.infer<typeof Availability>

export type KindCount = Pick<
  PlaceKindRow,
  'id' | 'type' | 'name' | 'place' | 'capacity' | 'taken' | 'waiting' | 'access' | 'domains'
>
type Window = Parameters<typeof registrationPhase>[0]

/** All of them together; null as soon as one has no limit. */
const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0)

/** The availability of an event whose places were read at `now`; an event without a place kind has no limit. */
export function availabilityOf(event: Window, places: readonly KindCount[], now: Date): Availability {
  const kinds = places
    .filter(({ access }) => access !== 'invited')
    .map(({ id, type, name, capacity, waiting, access, taken }) => {
      const left = placesLeft({ capacity, taken, waiting })
      return { id, type, name, capacity, left, waiting, access }
    })
  const { endsAt, registrationClosesAt } = event
  const closes = registrationClosesAt && registrationClosesAt < endsAt ? registrationClosesAt : endsAt
  return {
    phase: registrationPhase(event, now),
    capacity: places.length === 0 ? null : sum(kinds.map(({ capacity }) => capacity)),
    left: places.length === 0 ? null : sum(kinds.map(({ left }) => left)),
    waiting: Math.max(0, ...kinds.map(({ waiting }) => waiting)),
    kinds,
    opensAt: event.registrationOpensAt?.toISOString() ?? null,
    closesAt: closes.toISOString(),
    now: now.toISOString(),
  }
}

/** Whether every place of an event is for invited people. */
export const isByInvitation = ({ kinds, capacity }: Pick<Availability, 'kinds' | 'capacity'>): boolean =>
  kinds.length === 0 && capacity !== null
