import type { EventRow } from '../events/table.ts'
import type { PlaceKindRow, RegistrationState } from './table.ts'

export type RegistrationPhase = 'none' | 'cancelled' | 'before' | 'open' | 'closed' | 'over'

type Window = Pick<EventRow, 'state' | 'takesRegistrations' | 'endsAt' | 'registrationOpensAt' | 'registrationClosesAt'>

/** Where an event stands with its registration by the server's clock; only `open` takes registrations, as the insert's own condition decides again. */
export function registrationPhase(event: Window, now: Date): RegistrationPhase {
  if (event.state === 'cancelled') return 'cancelled'
  if (event.state !== 'published') return 'none'
  if (now >= event.endsAt) return 'over'
  if (!event.takesRegistrations) return 'none'
  if (event.registrationOpensAt && now < event.registrationOpensAt) return 'before'
  if (event.registrationClosesAt && now >= event.registrationClosesAt) return 'closed'
  return 'open'
}

/** Places that a newcomer can still take: null without a limit, 0 while anybody waits. */
export const placesLeft = (kind: Pick<PlaceKindRow, 'capacity' | 'taken' | 'waiting'>): number | null =>
  kind.capacity === null ? null : kind.waiting > 0 ? 0 : Math.max(0, kind.capacity - kind.taken)

/** States that hold the mailbox's one live registration. */
export const liveStates = [
  'pending',
  'confirmed',
  'waitlisted',
  'offered',
] as const satisfies readonly RegistrationState[]

/** Whether the person themselves may still cancel. */
export const isCancellable = (state: RegistrationState, event: Pick<EventRow, 'endsAt'>, now: Date): boolean =>
  liveStates.some((live) => live === state) && now < event.endsAt

type LineTimes = Pick<EventRow, 'startsAt' | 'endsAt' | 'waitlistCutoffHours'>

/** When the line of an event stops, as `cutoff` says in SQL. */
export const lineStopsAt = ({ startsAt, endsAt, waitlistCutoffHours }: LineTimes): Date =>
  waitlistCutoffHours === null ? endsAt : new Date(startsAt.getTime() - waitlistCutoffHours * 3_600_000)
