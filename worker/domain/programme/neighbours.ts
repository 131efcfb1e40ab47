import { localTimeOf } from '#worker/core/time.ts'
import type { ReleasedSession } from './frozen.ts'
import { isTimed } from './rules.ts'

export interface Neighbours {
  previous?: ReleasedSession
  next?: ReleasedSession
  /** Those that overlap in time, in the order of the programme. */
  parallel: ReleasedSession[]
}

/** How close one session is to another for a visitor who stays: in its track, else in one of its rooms. */
function nearness(session: ReleasedSession, other: ReleasedSession): number {
  if (session.trackId !== null && session.trackId === other.trackId) return 2
  return other.rooms.some(({ id }) => session.rooms.some((room) => room.id === id)) ? 1 : 0
}

/**
 * What one could go to before, after and instead of a session, on its day. Of several that end last before it, or start
 * first after it, the one in the same track comes first, then the one in the same room. One without a time has none.
 */
export function neighboursOf(
  programme: readonly ReleasedSession[],
  session: ReleasedSession,
  zone: string,
): Neighbours {
  if (!isTimed(session)) return { parallel: [] }
  const dayOf = (at: Date) => localTimeOf(at, zone).slice(0, 10)
  const others = programme.filter(isTimed).filter(({ id }) => id !== session.id)
  const today = others.filter(({ startsAt }) => dayOf(startsAt) === dayOf(session.startsAt))
  const nearest = (a: ReleasedSession, b: ReleasedSession) => nearness(session, b) - nearness(session, a)
  const [previous] = today
    .filter(({ endsAt }) => endsAt <= session.startsAt)
    .toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime() || nearest(a, b))
  const [next] = today
    .filter(({ startsAt }) => startsAt >= session.endsAt)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || nearest(a, b))
  return {
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    parallel: others.filter(({ startsAt, endsAt }) => startsAt < session.endsAt && endsAt > session.startsAt),
  }
}
