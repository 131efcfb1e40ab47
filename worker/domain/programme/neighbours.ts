import { localTimeOf } from '#worker/core/time.ts'
import type { ReleasedSession } from './frozen.ts'

type Scheduled = ReleasedSession & { startsAt: Date; endsAt: Date }

export interface Neighbours {
  previous?: ReleasedSession
  next?: ReleasedSession
  /** Those that overlap in time, in the order of the programme. */
  parallel: ReleasedSession[]
}

const isScheduled = (session: ReleasedSession): session is Scheduled =>
  session.startsAt !== null && session.endsAt !== null

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
  if (!isScheduled(session)) return { parallel: [] }
  const dayOf = (at: Date) => localTimeOf(at, zone).slice(0, 10)
  const others = programme.filter(isScheduled).filter(({ id }) => id !== session.id)
  const today = others.filter(({ startsAt }) => dayOf(startsAt) === dayOf(session.startsAt))
  const nearest = (a: Scheduled, b: Scheduled) => nearness(session, b) - nearness(session, a)
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
