import type { Capture } from '#worker/core/images/exif.ts'
import { likelyInstant } from '#worker/core/time.ts'

/** When a picture was taken: by the offset that its camera names, else by the clock on the wall of the event; undefined where it does not tell. */
export function takenAt({ localTime, offset }: Capture, zone: string): Date | undefined {
  const byZone = localTime === undefined ? undefined : likelyInstant(localTime, zone)
  return byZone && offset ? new Date(`${localTime}${offset}`) : byZone
}

interface Timed {
  startsAt: Date | null
  endsAt: Date | null
}

/** The session during which something happened, its end not included; of parallel ones the one that began last, then the first of the list. */
export function sessionAt<T extends Timed>(sessions: readonly T[], moment: Date): T | undefined {
  const running = sessions.filter(
    ({ startsAt, endsAt }) => startsAt !== null && endsAt !== null && startsAt <= moment && moment < endsAt,
  )
  return running.reduce<T | undefined>(
    (latest, session) => (latest && Number(latest.startsAt) >= Number(session.startsAt) ? latest : session),
    undefined,
  )
}

/** A photo as sorting sees it. */
export interface Sortable {
  id: string
  albumId: string
  position: number
  takenAt: Date | null
}

/** By capture; what tells no time stays behind what stood before it, so that a series without clock is not torn apart. */
export function inOrderOfCapture<T extends Sortable>(photos: readonly T[]): T[] {
  const standing = photos.toSorted((one, other) => one.position - other.position)
  const timed = standing.filter(({ takenAt }) => takenAt !== null)
  const untimed = standing.filter(({ takenAt }) => takenAt === null)
  return [...timed.toSorted((one, other) => Number(one.takenAt) - Number(other.takenAt)), ...untimed]
}
